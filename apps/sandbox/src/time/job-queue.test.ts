import { afterEach, expect, test, vi } from 'vitest';
import { Database } from '../store/database.ts';
import { Clock } from './clock.ts';
import { JobQueue } from './job-queue.ts';

let database: Database;
const newQueue = () => {
  database = new Database();
  const clock = new Clock();
  clock.set({ mode: 'frozen', now: new Date(0) });
  return { clock, queue: new JobQueue(database, clock) };
};
afterEach(async () => await database.close());

test('jobs are done in the order in which they are due, the clock standing at each one’s time', async () => {
  const { clock, queue } = newQueue();
  const done: [number, number][] = [];
  queue.define('note', (subject) => {
    done.push([subject, clock.now()]);
    return undefined;
  });
  database.write(() => {
    for (const dueAt of [300, 100, 200]) queue.add({ kind: 'note', subject: dueAt, dueAt });
  });

  await queue.advanceTo(250);

  expect(done).toEqual([
    [100, 100],
    [200, 200],
  ]);
  expect(clock.now()).toBe(250);
  expect(queue.nextDueAt).toBe(300);
});

test('a job that is planned on the way is done on the way', async () => {
  const { queue } = newQueue();
  const done: number[] = [];
  queue.define('repeat', (subject, dueAt) => {
    done.push(dueAt);
    queue.add({ kind: 'repeat', subject, dueAt: dueAt + 100 });
    return undefined;
  });
  database.write(() => queue.add({ kind: 'repeat', dueAt: 100 }));

  await queue.advanceTo(350);

  expect(done).toEqual([100, 200, 300]);
  expect(queue.pendingCount).toBe(1);
});

test('a job that has more to do goes on at the same time', async () => {
  const { queue } = newQueue();
  const work = vi.fn().mockReturnValueOnce('again').mockReturnValueOnce('again').mockReturnValue(undefined);
  queue.define('long', work);
  database.write(() => queue.add({ kind: 'long', subject: 7, dueAt: 100 }));

  await queue.advanceTo(100);

  expect(work.mock.calls).toEqual([
    [7, 100],
    [7, 100],
    [7, 100],
  ]);
  expect(queue.pendingCount).toBe(0);
});

test('a job that is there already is not done twice', async () => {
  const { queue } = newQueue();
  const work = vi.fn();
  queue.define('once', work);
  database.write(() => {
    queue.add({ kind: 'once', dueAt: 100 });
    queue.add({ kind: 'once', dueAt: 100 });
  });

  await queue.advanceTo(100);

  expect(work).toHaveBeenCalledTimes(1);
});

test('going forward waits for what a job has set off, and does what that plans before it goes on', async () => {
  const { clock, queue } = newQueue();
  const done: string[] = [];
  let underWay: Promise<void> | undefined;
  queue.waitFor(() => underWay);
  queue.define('call', () => {
    underWay = Promise.resolve().then(() => {
      done.push(`answered at ${clock.now()}`);
      database.write(() => queue.add({ kind: 'again', dueAt: 150 }));
      underWay = undefined;
    });
    return undefined;
  });
  queue.define('again', () => void done.push(`again at ${clock.now()}`));
  queue.define('later', () => void done.push(`later at ${clock.now()}`));
  database.write(() => {
    queue.add({ kind: 'call', dueAt: 100 });
    queue.add({ kind: 'later', dueAt: 200 });
  });

  await queue.advanceTo(300);

  expect(done).toEqual(['answered at 100', 'again at 150', 'later at 200']);
});

test('nothing is done before it is started, and nothing after it was stopped', async () => {
  const { queue } = newQueue();
  const work = vi.fn();
  queue.define('note', work);

  database.write(() => queue.add({ kind: 'note', dueAt: 0 }));
  await new Promise((resolve) => setTimeout(resolve, 10));
  const before = work.mock.calls.length;
  queue.start();
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(1));
  queue.stop();
  database.write(() => queue.add({ kind: 'note', dueAt: 0 }));
  await new Promise((resolve) => setTimeout(resolve, 10));

  expect(before).toBe(0);
  expect(work).toHaveBeenCalledTimes(1);
});

test('a job that other work of the same turn takes back is done once more', async () => {
  database = new Database();
  const queue = new JobQueue(database, new Clock());
  const done: number[] = [];
  queue.define('note', (subject) => {
    done.push(subject);
    if (done.length === 1) queueMicrotask(() => expect(failingWork).toThrow('no'));
    return undefined;
  });
  const failingWork = (): void =>
    database.write(() => {
      throw new Error('no');
    });
  database.write(() => queue.add({ kind: 'note', subject: 7, dueAt: Date.now() }));
  await database.committed;

  queue.start();
  await expect.poll(() => done, { timeout: 3000 }).toEqual([7, 7]);
  await database.committed;
  queue.stop();

  expect(queue.pendingCount).toBe(0);
});

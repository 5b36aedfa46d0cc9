import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Database } from '../store/database.ts';
import { JournalKeeper } from './journal-keeper.ts';

let database: Database;
let keeper: JournalKeeper;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  database = new Database();
  keeper = new JournalKeeper(database, 10);
});
afterEach(async () => {
  keeper.stop();
  vi.useRealTimers();
  await database.close();
});

/** Lets the keeper do its work. */
async function sweep(): Promise<void> {
  await database.committed;
  vi.advanceTimersByTime(1000);
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function addWebhooks(count: number, state: string): void {
  database.write(() => {
    for (let index = 0; index < count; index++) {
      const seq = database.insert(
        `INSERT INTO webhooks (account, family, event, url, method, content_type, body, token, state, created_at)
          VALUES (1, 'proxyV1', 'x', 'http://127.0.0.1/', 'POST', 'x', '', 'x', ?, 0)`,
        state,
      );
      database.run(
        "INSERT INTO webhook_attempts (account, webhook, at, url, duration_ms, headers) VALUES (1, ?, 0, '', 0, '{}')",
        seq,
      );
    }
  });
}

function addEvents(count: number, state: string): void {
  database.write(() => {
    for (let index = 0; index < count; index++) {
      const seq = database.insert(
        "INSERT INTO events (account, id, type, created_at, body) VALUES (1, hex(randomblob(8)), 'x', 0, '{}')",
      );
      const delivery = database.insert(
        `INSERT INTO event_deliveries (account, event, subscription, sink, state, expires_at)
          VALUES (1, ?, 1, 'primary', ?, 0)`,
        seq,
        state,
      );
      database.run('INSERT INTO attempts_of_deliveries VALUES (?, ?)', delivery, seq);
    }
  });
}

function numbersIn(table: string, column = 'seq'): number[] {
  return database.all<{ number: number }>(`SELECT ${column} AS number FROM ${table}`).map(({ number }) => number);
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('the newest webhooks stay with their attempts, and those before them go', async () => {
  addWebhooks(1000, 'delivered');

  await sweep();

  expect(numbersIn('webhooks')).toEqual(range(991, 1000));
  expect(numbersIn('webhook_attempts', 'webhook')).toEqual(range(991, 1000));
});

test('what is pending stays, however old it is, and goes when it has come to its end', async () => {
  addWebhooks(3, 'pending');
  addWebhooks(500, 'failed');
  await sweep();
  const before = numbersIn('webhooks');

  vi.advanceTimersByTime(10_000);
  database.write(() => database.run("UPDATE webhooks SET state = 'delivered' WHERE seq < 3"));
  await sweep();

  expect(before).toEqual([1, 2, 3, ...range(494, 503)]);
  expect(numbersIn('webhooks')).toEqual([3, ...range(494, 503)]);
});

test('events go with their deliveries and what leads to their attempts, unless one of these is pending', async () => {
  addEvents(2, 'pending');
  addEvents(300, 'delivered');

  await sweep();

  const left = [1, 2, ...range(293, 302)];
  expect(numbersIn('events')).toEqual(left);
  expect(numbersIn('event_deliveries', 'event')).toEqual(left);
  expect(numbersIn('attempts_of_deliveries', 'attempt')).toEqual(left);
});

test('the log of Proxy, codes that were sent, and remembered replies are journals, too', async () => {
  database.write(() => {
    for (let index = 0; index < 30; index++) {
      database.run("INSERT INTO proxy_log (account, code, message, at) VALUES (1, 1, '', 0)");
      database.run(
        "INSERT INTO idempotent_replies (account, key, fingerprint, reply, created_at) VALUES (1, ?, '', '', 0)",
        index,
      );
      database.run(
        "INSERT INTO sent_codes (account, verification, address, channel, code, created_at, expires_at) VALUES (1, 1, '', '', '', 0, 0)",
      );
    }
  });

  await sweep();

  for (const table of ['proxy_log', 'idempotent_replies', 'sent_codes']) {
    expect(numbersIn(table), table).toEqual(range(21, 30));
  }
});

test('after all rows were replaced by others, these are kept short from their beginning', async () => {
  addWebhooks(100, 'delivered');
  await sweep();
  database.write(() => database.run('DELETE FROM webhooks'));
  await database.committed;

  keeper.startAnew();
  addWebhooks(30, 'delivered');
  await sweep();

  expect(numbersIn('webhooks')).toEqual(range(21, 30));
});

test('one that was stopped in the middle of its work does nothing any more, also by what was planned meanwhile', async () => {
  addWebhooks(1000, 'delivered');
  await sweep();
  addWebhooks(1000, 'delivered');
  await database.committed;
  vi.advanceTimersByTime(1000);
  // Some slices are done, and what they wrote has planned the next work already.
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  keeper.stop();
  const left = numbersIn('webhooks').length;
  const planned = vi.getTimerCount();

  await sweep();

  expect(planned).toBe(0);
  expect(numbersIn('webhooks')).toHaveLength(left);
});

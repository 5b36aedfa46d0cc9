import { afterEach, beforeEach, expect, test } from 'vitest';
import { Database } from './database.ts';
import { readSetting, writeSetting } from './settings.ts';

let database: Database;
beforeEach(() => {
  database = new Database();
});
afterEach(async () => await database.close());

test('what is written in one turn is committed together, at its end', async () => {
  database.write(() => writeSetting(database, 'a', '1'));
  const first = database.committed;
  database.write(() => writeSetting(database, 'b', '2'));

  expect(database.committed).toBe(first);
  await first;
  expect(database.committed).toBeUndefined();
  expect([readSetting(database, 'a'), readSetting(database, 'b')]).toEqual(['1', '2']);
});

test('work that throws takes all of its turn with it, and whoever waits for the turn is told', async () => {
  database.write(() => writeSetting(database, 'a', '1'));
  const committed = database.committed;

  const fail = (): void =>
    database.write(() => {
      writeSetting(database, 'b', '2');
      throw new Error('broken');
    });

  expect(fail).toThrow('broken');
  await expect(committed).rejects.toThrow('broken');
  expect(readSetting(database, 'a')).toBeUndefined();
  expect(readSetting(database, 'b')).toBeUndefined();
});

test('what is written after a failure is committed', async () => {
  expect(() =>
    database.write(() => {
      throw new Error('broken');
    }),
  ).toThrow();

  database.write(() => writeSetting(database, 'a', '1'));
  await database.committed;

  expect(readSetting(database, 'a')).toBe('1');
});

test('work can be done inside other work', async () => {
  database.write(() => database.write(() => writeSetting(database, 'a', '1')));
  await database.committed;

  expect(readSetting(database, 'a')).toBe('1');
});

test('what is to be saved before a commit is part of it', async () => {
  database.beforeCommit(() => writeSetting(database, 'saved', 'yes'));

  database.write(() => writeSetting(database, 'a', '1'));
  await database.committed;

  expect(readSetting(database, 'saved')).toBe('yes');
});

test('what is written while work is held is committed with it, over many turns', async () => {
  const held = database.hold(async () => {
    database.write(() => writeSetting(database, 'a', '1'));
    await new Promise((resolve) => setImmediate(resolve));
    database.write(() => writeSetting(database, 'b', '2'));
  });
  await held;

  expect(database.committed).toBeUndefined();
  expect([readSetting(database, 'a'), readSetting(database, 'b')]).toEqual(['1', '2']);
});

test.each([
  ['rejects', async () => await Promise.reject(new Error('broken'))],
  [
    'has thrown within a write, and goes on',
    async () => {
      try {
        database.write(() => {
          throw new Error('broken');
        });
      } catch {
        database.write(() => writeSetting(database, 'c', '3'));
      }
    },
  ],
])('work that is held and %s takes back all that was written', async (_, work) => {
  const held = database.hold(async () => {
    database.write(() => writeSetting(database, 'a', '1'));
    await new Promise((resolve) => setImmediate(resolve));
    await work();
  });

  await expect(held).rejects.toThrow('broken');
  expect([readSetting(database, 'a'), readSetting(database, 'c')]).toEqual([undefined, undefined]);
  database.write(() => writeSetting(database, 'b', '2'));
  await database.committed;
  expect(readSetting(database, 'b')).toBe('2');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { Feed } from '../feed/feed.ts';
import { Database } from '../store/database.ts';
import { RequestJournal } from './request-journal.ts';
import { noBody, type RequestRecord } from './request-record.ts';

let database: Database;
let journal: RequestJournal;
beforeEach(() => {
  database = new Database();
  journal = new RequestJournal(new Feed(database));
});
afterEach(async () => await database.close());

function record(id: string, length = 0, account = 1): Omit<RequestRecord, 'place'> {
  return {
    id,
    at: 0,
    method: 'GET',
    target: '/',
    headers: {},
    body: { text: 'x'.repeat(length), isCut: false },
    account,
    operation: null,
    family: null,
    fidelity: 0,
    fault: null,
    problems: [],
    status: 200,
    durationMs: 0,
    answerHeaders: {},
    answerBody: noBody,
  };
}

const ids = (): string[] => [...journal.before(journal.nextPlace)].map(({ id }) => id);

test('of very many, the newest ten thousand are there', () => {
  for (let index = 0; index < 45_000; index++) journal.add(record(String(index)));

  expect(ids()).toHaveLength(10_000);
  expect(ids().at(-1)).toBe('35000');
  expect(journal.at(35_000)).toBeUndefined();
});

test('of long ones, only as many as fit into the memory that they may take', () => {
  for (let index = 0; index < 2000; index++) journal.add(record(String(index), 60_000));

  const count = ids().length;
  journal.add(record('short'));

  expect(count).toBeGreaterThan(270);
  expect(count).toBeLessThan(280);
  expect(ids()[0]).toBe('short');
});

test('short ones and long ones in any order are there as they were, the newest always', () => {
  for (let index = 0; index < 6000; index++) {
    journal.add(record(String(index), (index * 7919) % 60_000));
    const all = index % 100 === 0 ? [...journal.before(journal.nextPlace)] : [];
    const isWhole = all.every(({ id, body }) => body.text.length === (Number(id) * 7919) % 60_000);
    const isInOrder = all.every(({ id }, at) => Number(id) === index - at);

    expect([index, isWhole, isInOrder, journal.at(journal.nextPlace - 1)?.id]).toEqual([
      index,
      true,
      true,
      String(index),
    ]);
  }
});

test('those of one account are forgotten, and those that come after are not', () => {
  for (let index = 0; index < 200; index++) journal.add(record(`own ${index}`, 60_000, 1));
  journal.add(record('other', 0, 2));
  journal.forget(1);
  const left = ids();
  journal.add(record('later', 0, 1));

  expect(left).toEqual(['other']);
  expect(ids()).toEqual(['later', 'other']);
});

test('after all were forgotten it begins anew', () => {
  for (let index = 0; index < 20; index++) journal.add(record(String(index)));
  journal.forget();
  journal.add(record('new'));

  expect(ids()).toEqual(['new']);
});

import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createIn, type Fields, fetchNote } from '../test/note-operations.ts';
import { conversationsV1, execute } from './index.ts';

async function formOf(fields: Fields): Promise<[string, string][]> {
  const { client, requests } = answeringClient(json({}));
  await execute(client, createIn(conversationsV1), fields);
  return [...new URLSearchParams(requests[0]?.body)];
}

test('nested names of a form are joined by a dot', async () => {
  expect(await formOf({ messagingBinding: { address: '+1', proxyAddress: { deep: 'x' } } })).toEqual([
    ['MessagingBinding.Address', '+1'],
    ['MessagingBinding.ProxyAddress.Deep', 'x'],
  ]);
});

test('a list in a form repeats its key', async () => {
  expect(await formOf({ filters: ['a', 'b'], configuration: { triggers: ['c', 'd'] } })).toEqual([
    ['Filters', 'a'],
    ['Filters', 'b'],
    ['Configuration.Triggers', 'c'],
    ['Configuration.Triggers', 'd'],
  ]);
});

test('a date in a form is written in ISO 8601, to the second', async () => {
  expect(await formOf({ dateCreated: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678)) })).toEqual([
    ['DateCreated', '2026-01-02T03:04:05Z'],
  ]);
});

test("an object whose keys are the user's own is one JSON text in a form", async () => {
  expect(await formOf({ attributes: { myKey: { subKey: 1 } } })).toEqual([['Attributes', '{"myKey":{"subKey":1}}']]);
});

test('a text for such an object is sent as it is', async () => {
  expect(await formOf({ attributes: '{"a":1}' })).toEqual([['Attributes', '{"a":1}']]);
});

test('numbers and booleans of a form are written as texts', async () => {
  expect(await formOf({ count: 0, isOn: false, big: 10n })).toEqual([
    ['Count', '0'],
    ['IsOn', 'false'],
    ['Big', '10'],
  ]);
});

test('fields of a form that are undefined are left out, and null empties one', async () => {
  expect(await formOf({ one: undefined, two: null, three: '', list: [undefined, 'x'] })).toEqual([
    ['Two', ''],
    ['Three', ''],
    ['List', 'x'],
  ]);
});

test('a query of such a family has no fields that are null', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, { ...fetchNote, api: conversationsV1 }, { noteId: 'a', state: null, identity: 'b' });

  expect(new URL(requests[0]?.url ?? '').search).toBe('?Identity=b');
});

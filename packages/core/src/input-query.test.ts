import { expect, test } from 'vitest';
import { answeringClient, json } from '../test/answering-client.ts';
import { createNote, type Fields, fetchIn, listNotes } from '../test/note-operations.ts';
import { commsPreview, execute, proxyV1, type RequestOptions } from './index.ts';

async function searchOf(fields: Fields, options?: RequestOptions): Promise<string> {
  const { client, requests } = answeringClient(json({}));
  await execute(client, listNotes, fields, options);
  return new URL(requests[0]?.url ?? '').search;
}

test('a date in a query is written in ISO 8601', async () => {
  expect(await searchOf({ startDate: new Date(Date.UTC(2026, 0, 2)) })).toBe(
    '?start_date=2026-01-02T00%3A00%3A00.000Z',
  );
});

test('a list in a query repeats its key', async () => {
  expect(await searchOf({ channel: ['tel', 'chat'] })).toBe('?channel=tel&channel=chat');
});

test('undefined and null are left out of a query, and an empty text is not', async () => {
  expect(await searchOf({ one: undefined, two: null, three: '' })).toBe('?three=');
});

test('a query without fields leaves no question mark', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, listNotes, {});

  expect(requests[0]?.url).toBe('https://comms.twilio.com/preview/Notes');
});

test('characters with a meaning in a query are escaped', async () => {
  expect(await searchOf({ text: 'a&b=c +#é' })).toBe('?text=a%26b%3Dc%20%2B%23%C3%A9');
});

test('the option `query` is sent beside the fields, by its wire names', async () => {
  expect(await searchOf({ channel: 'tel' }, { query: { brandNew: 'a b' } })).toBe('?channel=tel&brandNew=a+b');
  expect(await searchOf({}, { query: { brandNew: '1' } })).toBe('?brandNew=1');
});

test('a field that the operation puts into the query is not sent in the body', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, { ...createNote, query: ['dryRun'] }, { dryRun: true, text: 'x' });

  expect(requests[0]).toMatchObject({
    url: 'https://comms.twilio.com/preview/Notes?dry_run=true',
    body: '{"text":"x"}',
  });
});

test('a POST without fields has neither a body nor a content type', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, createNote, {});

  expect(requests[0]?.body).toBe('');
  expect(requests[0]?.headers.has('content-type')).toBe(false);
});

test('a page token is sent beside the filters', async () => {
  expect(await searchOf({ channel: 'tel', pageToken: 'abc=' })).toBe('?channel=tel&page_token=abc%3D');
});

test('the URL of a next page gives the whole query, and nothing else', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, fetchIn(proxyV1), {
    status: 'open',
    pageToken: 'https://evil.example.com/v2/Else?Status=open&PageSize=50&Page=1&PageToken=PT1',
  });

  expect(requests[0]?.url).toBe('https://proxy.twilio.com/v1/Notes?Status=open&PageSize=50&Page=1&PageToken=PT1');
});

test('the option `query` is sent beside the URL of a next page', async () => {
  expect(await searchOf({ pageToken: '/x?page=2' }, { query: { a: 'b' } })).toBe('?page=2&a=b');
});

test('a field named pageToken in a body is data, whatever it looks like', async () => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, { ...fetchIn(commsPreview), method: 'POST' }, { pageToken: 'https://x/?a=b' });

  expect(requests[0]).toMatchObject({
    url: 'https://comms.twilio.com/preview/Notes',
    body: '{"page_token":"https://x/?a=b"}',
  });
});

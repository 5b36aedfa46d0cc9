import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ContentClient, fieldsOf, form, frozenSandbox, png } from './content-client.ts';
import { call, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
let client: ContentClient;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ContentClient(sandbox);
});
afterEach(async () => await sandbox.close());

const namesIn = async (query: string): Promise<string[]> =>
  (await client.list(query)).media.map((media: Json) => media.file_name);

test('media are listed with the newest first, each page by its token', async () => {
  for (const name of ['a.txt', 'b.txt', 'c.txt']) await client.upload(name, {}, name);

  const first = await client.list('?page_size=2');

  expect(first.media.map((media: Json) => media.file_name)).toEqual(['c.txt', 'b.txt']);
  expect(await namesIn(`?page_size=2&page_token=${first.pagination.next}`)).toEqual(['a.txt']);
});

test('a list shows what a fetch shows', async () => {
  const media = await client.upload();

  expect((await client.list()).media).toEqual([media]);
});

test('a list is narrowed by the type', async () => {
  await client.upload();
  await client.send(form(new File([png], 'dot.png', { type: 'image/png' })));

  expect(await namesIn('?mime_type=image%2Fpng')).toEqual(['dot.png']);
  expect(await namesIn('?mime_type=Text%2FPlain')).toEqual(['a.txt']);
  expect(await namesIn('?mime_type=audio%2Fmpeg')).toEqual([]);
});

test('a list is narrowed by how far the upload has come', async () => {
  await client.upload();
  const { body } = await client.json({ url: 'https://example.com/cat.jpg' });
  await client.settled(body.id);

  expect(await namesIn('?upload_status=completed')).toEqual(['a.txt']);
  expect(await namesIn('?upload_status=failed')).toEqual(['cat.jpg']);
  expect(await namesIn('?upload_status=pending')).toEqual([]);
});

test('a list is narrowed by the time before and after which files were uploaded', async () => {
  await client.upload('a', {}, 'a.txt');
  await sandbox.clock.advance(60_000);
  await client.upload('b', {}, 'b.txt');

  expect(await namesIn('?start_date=2026-01-31T09:30:30Z')).toEqual(['b.txt']);
  expect(await namesIn('?end_date=2026-01-31T09:30:30Z')).toEqual(['a.txt']);
});

test.each(['', 'created_by'])('a list is narrowed by the author, whose fields stand within %j', async (within) => {
  const keyOf = (field: string): string => encodeURIComponent(within ? `${within}[${field}]` : field);
  const agent = await call(sandbox, 'POST', '/preview/Agents', { body: { address: '+12065550199', channel: 'tel' } });
  const contacts = await call(sandbox, 'POST', '/preview/Contacts', { body: { contacts: [{ first_name: 'Ada' }] } });
  const [agentId, contactId]: string[] = [agent.body.id, contacts.body.contacts[0].id];
  await client.upload('a', { created_by: { agent_id: agentId } }, 'agent.txt');
  await client.upload('b', { created_by: { contact_id: contactId } }, 'contact.txt');
  await client.upload('c', { created_by: { address: 'ada@example.com', channel: 'email' } }, 'address.txt');

  expect(await namesIn(`?${keyOf('agent_id')}=${agentId}`)).toEqual(['agent.txt']);
  expect(await namesIn(`?${keyOf('contact_id')}=${contactId?.replace('contact_', '')}`)).toEqual(['contact.txt']);
  expect(await namesIn(`?${keyOf('address')}=ada%40example.com`)).toEqual(['address.txt']);
  expect(await namesIn(`?${keyOf('channel')}=email`)).toEqual(['address.txt']);
  expect(await namesIn(`?${keyOf('address')}=ada%40example.com&${keyOf('channel')}=tel`)).toEqual([]);
});

test('all conditions must hold', async () => {
  await client.upload();

  expect(await namesIn('?mime_type=text%2Fplain&upload_status=completed')).toEqual(['a.txt']);
  expect(await namesIn('?mime_type=text%2Fplain&upload_status=failed')).toEqual([]);
});

test('another account sees none of the media', async () => {
  await client.upload();

  const { body } = await call(sandbox, 'GET', '/preview/Media', { account: otherAccount });

  expect(body.media).toEqual([]);
});

test.each([
  'upload_status=lost',
  'page_size=0',
  'start_date=yesterday',
  'page_token=none',
  'color=red',
  'channel=pigeon',
])('a list with %s is refused, and the parameter is named', async (query) => {
  const answer = await call(sandbox, 'GET', `/preview/Media?${query}`);

  expect([answer.status, fieldsOf(answer)]).toEqual([400, [query.split('=')[0]]]);
});

test('a media that is not there is not found', async () => {
  const answer = await call(sandbox, 'GET', '/preview/Media/media_00000000000000000000000000');

  expect(answer.status).toBe(404);
});

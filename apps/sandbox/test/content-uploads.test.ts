import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ContentClient, fieldsOf, form, frozenSandbox, now, png } from './content-client.ts';
import { basic, call, type Json, otherAccount } from './test-client.ts';

const limit = 16_777_216;
const unknownContact = 'contact_00000000000000000000000000';

let sandbox: Sandbox;
let client: ContentClient;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new ContentClient(sandbox);
});
afterEach(async () => await sandbox.close());

const textFile = (text = 'hello', name = 'a.txt'): File => new File([text], name, { type: 'text/plain' });

test('a file in a form is kept with what is said of it', async () => {
  const { status, body } = await client.send(
    form(new File([png], 'dot.png', { type: 'image/png' }), {
      tags: { animal: 'cat' },
      created_by: { address: '+12065550100', channel: 'tel' },
    }),
  );

  expect(status).toBe(201);
  expect(body).toEqual({
    id: expect.stringMatching(/^media_[0-9a-hjkmnp-tv-z]{26}$/),
    file_name: 'dot.png',
    file_size: png.length,
    mime_type: 'image/png',
    upload_status: 'completed',
    content_reference: {
      temporary_url: expect.stringMatching(`^${sandbox.url}/_content/`),
      expires_at: '2026-01-31T10:30:00.000Z',
    },
    tags: { animal: 'cat' },
    created_by: { address: '+12065550100', channel: 'tel' },
    created_at: now,
    updated_at: now,
    deleted_at: null,
  });
});

test('a file in base64 is kept too', async () => {
  const { status, body } = await client.json({ content: png.toString('base64'), file_name: 'dot.png' });

  expect(status).toBe(201);
  expect(body).toMatchObject({ file_name: 'dot.png', file_size: png.length, mime_type: 'image/png' });
});

test('the fields of a form win over what its file says of itself', async () => {
  const media = await client.upload('a,b', { file_name: 'b.csv', mime_type: 'text/csv' });

  expect(media).toMatchObject({ file_name: 'b.csv', mime_type: 'text/csv' });
});

test('a file of which nothing is said is looked at', async () => {
  const { body } = await client.send(form(new Blob([png])));
  const other = await client.json({ content: png.toString('base64') });

  expect(body).toMatchObject({ mime_type: 'image/png' });
  expect(other.body).toMatchObject({ mime_type: 'image/png', file_name: 'file.png' });
});

test('a file name in any script is kept', async () => {
  const media = await client.upload('hello', {}, 'Größe "1" – Ελλάδα 😀.txt');

  expect(media.file_name).toBe('Größe "1" – Ελλάδα 😀.txt');
});

test('bytes of every value come back as they were', async () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);

  const { body } = await client.send(form(new File([bytes], 'all.bin')));

  const answer = await fetch(body.content_reference.temporary_url);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

test('a file as large as one may be is taken', async () => {
  const media = await client.upload('x'.repeat(limit));

  expect(media.file_size).toBe(limit);
});

test('a file is created by a contact or an agent of the account, with the prefix or without', async () => {
  const agent = await call(sandbox, 'POST', '/preview/Agents', { body: { address: '+12065550199', channel: 'tel' } });
  const contacts = await call(sandbox, 'POST', '/preview/Contacts', { body: { contacts: [{ first_name: 'Ada' }] } });
  const contactId: string = contacts.body.contacts[0].id;

  const one = await client.upload('a', { created_by: { agent_id: agent.body.id } });
  const other = await client.upload('b', { created_by: { contact_id: contactId.replace('contact_', '') } });

  expect([one.created_by, other.created_by]).toEqual([{ agent_id: agent.body.id }, { contact_id: contactId }]);
});

test('a media is fetched with and without the prefix of its identifier', async () => {
  const media = await client.upload();

  expect(await client.media(media.id)).toEqual(media);
  expect(await client.media(media.id.replace('media_', ''))).toEqual(media);
});

test('a media of another account is not found', async () => {
  const media = await client.upload();

  const answer = await call(sandbox, 'GET', `/preview/Media/${media.id}`, { account: otherAccount });

  expect(answer.status).toBe(404);
});

test('within the process an upload is taken as over a connection', async () => {
  const response = await sandbox.fetch(`${sandbox.url}/preview/Media`, {
    method: 'POST',
    headers: { authorization: basic(otherAccount) },
    body: form(textFile()),
  });

  expect(response.status).toBe(201);
});

test('other operations do not take a form', async () => {
  const response = await fetch(`${sandbox.url}/preview/Agents`, {
    method: 'POST',
    headers: { authorization: basic(otherAccount) },
    body: form(undefined, { address: '+12065550199' }),
  });

  expect(response.status).toBe(400);
});

test.each<[string, FormData, string[]]>([
  ['a type that its bytes do not show', form(new File([png], 'a', { type: 'image/jpeg' })), ['mime_type']],
  ['a type that it says for a text', form(textFile(), { mime_type: 'image/png' }), ['mime_type']],
  ['a type that is none', form(textFile(), { mime_type: 'text' }), ['mime_type']],
  ['nothing in it', form(textFile('')), ['file']],
  ['a file name that is too long', form(textFile('a', `${'a'.repeat(256)}`)), ['file_name']],
  ['tags that are no JSON', form(textFile(), { tags: 'cat' }), ['tags']],
  ['tags that are no texts', form(textFile(), { tags: { a: 1 } }), ['tags.a']],
  ['an author that is no JSON', form(textFile(), { created_by: 'me' }), ['created_by']],
  ['two authors', form(textFile(), { created_by: { address: 'a', agent_id: 'b' } }), ['created_by']],
  ['an author without a name', form(textFile(), { created_by: {} }), ['created_by']],
  [
    'an author that is not there',
    form(textFile(), { created_by: { contact_id: unknownContact } }),
    ['created_by.contact_id'],
  ],
  ['an agent that is not there', form(textFile(), { created_by: { agent_id: 'agent_1' } }), ['created_by.agent_id']],
  ['a field that is not known', form(textFile(), { color: 'red' }), ['color']],
  ['no file', form(undefined, { file_name: 'a.txt' }), ['']],
  ['a text for a file', form(undefined, { file: 'hello' }), ['file']],
])('a form with %s is refused, and nothing is kept', async (_, body, fields) => {
  const answer = await client.send(body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(fields);
  expect((await client.list()).media).toEqual([]);
});

test('a form with two files is refused', async () => {
  const data = form(textFile());
  data.append('file', textFile());

  const answer = await client.send(data);

  expect([answer.status, fieldsOf(answer)]).toEqual([400, ['file']]);
});

test('a form with a file in another field is refused', async () => {
  const data = form(textFile());
  data.append('tags', textFile());

  const answer = await client.send(data);

  expect([answer.status, fieldsOf(answer)]).toEqual([400, ['tags']]);
});

test.each<[string, object, string[]]>([
  ['nothing', {}, ['']],
  ['a file', { file: 'hello' }, ['file']],
  ['no base64', { content: 'hello!' }, ['content']],
  ['half of base64', { content: 'aGVsb' }, ['content']],
  ['a wrong URL', { url: 'cat.jpg' }, ['url']],
  ['a URL that is no web address', { url: 'file:///etc/passwd' }, ['url']],
  [
    'all problems at once',
    { content: 'aGVsb', mime_type: 'x', created_by: {} },
    ['content', 'created_by', 'mime_type'],
  ],
])('JSON with %s is refused, and nothing is kept', async (_, fields, named) => {
  const answer = await client.json(fields);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer).sort()).toEqual(named);
  expect((await client.list()).media).toEqual([]);
});

test('a file that is too large is refused with the limit', async () => {
  const inForm = await client.send(form(textFile('x'.repeat(limit + 1))));
  const inJson = await client.json({ content: Buffer.alloc(limit + 1).toString('base64') });

  expect([inForm.status, inJson.status]).toEqual([413, 413]);
  expect([fieldsOf(inForm), fieldsOf(inJson)]).toEqual([['file'], ['content']]);
  expect(inForm.body.message).toContain(String(limit));
  expect((await client.list()).media).toEqual([]);
});

test('a body that is too large for any file is refused with the limit', async () => {
  const answer = await client.send(form(textFile('x'.repeat(2 * limit))));

  expect(answer.status).toBe(413);
  expect(answer.body.message).toContain(String(limit));
});

test.each([
  ['without a boundary', 'multipart/form-data'],
  ['with another boundary', 'multipart/form-data; boundary=other'],
])('a form %s is refused', async (_, type) => {
  const answer = await client.send('--b\r\n\r\nx\r\n--b--\r\n', { 'content-type': type });

  expect(answer.status).toBe(400);
  expect(answer.body.message).toContain('multipart/form-data');
});

test('an upload without credentials is refused', async () => {
  const response = await fetch(`${sandbox.url}/preview/Media`, { method: 'POST', body: form(textFile()) });

  expect(response.status).toBe(401);
});

test('a reset takes the files away', async () => {
  const media: Json = await client.upload();

  const { body } = await call(sandbox, 'POST', '/_sandbox/v1/reset');

  expect(body.removed).toMatchObject({ resources: 1, media_contents: 1 });
  expect((await fetch(media.content_reference.temporary_url)).status).toBe(404);
});

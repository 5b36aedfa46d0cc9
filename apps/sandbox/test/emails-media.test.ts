import { randomBytes } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { bytesOf, fetchEmail, mailbox, rawEmail, sendEmails, shop } from './email-client.ts';
import { call, type Json, otherAccount, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

/** Uploads some bytes, and gives the media file as the API shows it. */
async function upload(bytes: Buffer, rest: object = {}, account?: string): Promise<Json> {
  const body = { content: bytes.toString('base64'), file_name: 'a.bin', ...rest };
  const answer = await call(sandbox, 'POST', '/preview/Media', { body, ...(account && { account }) });
  expect(answer.status).toBe(201);
  return answer.body;
}

const attach = async (...attachments: object[]): Promise<TestAnswer> => {
  const content = { subject: 'Hello', text: 'Hello', attachments };
  return await call(sandbox, 'POST', '/preview/Emails', {
    body: { from: shop, to: [mailbox('ada@example.com')], content },
  });
};
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);

test('a file that was uploaded arrives byte for byte, beside one whose bytes are given', async () => {
  const bytes = randomBytes(50_000);
  const media = await upload(bytes, { file_name: 'Übersicht.bin' });
  const inline = { file_name: 'note.txt', mime_type: 'text/plain; charset=utf-8', content: 'aGk=' };

  const { body } = await attach({ media_id: media.id }, inline);
  const { attachments } = await PostalMime.parse(await rawEmail(sandbox, body.emails[0].id));

  expect(attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    ['Übersicht.bin', media.mime_type],
    ['note.txt', 'text/plain'],
  ]);
  const [first, second] = attachments.map(({ content }) => bytesOf(content));
  expect(first?.equals(bytes)).toBe(true);
  expect(second?.toString()).toBe('hi');
});

test('an e-mail shows a file that was uploaded as its own resource shows it', async () => {
  const media = await upload(Buffer.from('hello'), { tags: { order: '1' } });

  const { emails } = await sendEmails(sandbox, [mailbox('ada@example.com')], {
    content: { subject: 'Hello', text: 'x', attachments: [{ media_id: media.id.replace('media_', '') }] },
  });

  expect(emails[0].content.attachments).toEqual([
    { ...media, content_reference: { temporary_url: expect.any(String), expires_at: expect.any(String) } },
  ]);
  expect((await fetchEmail(sandbox, emails[0].id)).content.attachments).toEqual(emails[0].content.attachments);
});

test('a name that is a path, or has a line break, arrives without them', async () => {
  const media = await upload(Buffer.from('hello'), { file_name: '..\\docs/a\r\nX-Evil: 1.bin' });
  const { emails } = await sendEmails(sandbox, [mailbox('ada@example.com')], {
    content: { subject: 'Hello', text: 'x', attachments: [{ media_id: media.id }] },
  });

  const raw = await rawEmail(sandbox, emails[0].id);

  expect((await PostalMime.parse(raw)).attachments[0]?.filename).toBe('a X-Evil: 1.bin');
  expect(raw).not.toMatch(/^X-Evil/m);
});

test('a file of another account is refused', async () => {
  const media = await upload(Buffer.from('hello'), {}, otherAccount);

  const answer = await attach({ media_id: media.id });

  expect([answer.status, fieldsOf(answer)]).toEqual([400, ['content.attachments[0].media_id']]);
});

test('files of more than 10 MB together are refused, and nothing is sent', async () => {
  const media = await upload(randomBytes(5_000_000));

  const answer = await attach({ media_id: media.id }, { media_id: media.id }, { media_id: media.id });

  expect([answer.status, fieldsOf(answer)]).toEqual([400, ['content.attachments']]);
  expect((await call(sandbox, 'GET', '/preview/Emails')).body.emails).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { ada, adaOn, childOf, consideredFor, on, sendCommunications, shopPool } from './communications-client.ts';
import { png } from './content-client.ts';
import { mailboxOf, rawEmail } from './email-client.ts';
import { contactWith, iphone, shownPush } from './push-client.ts';
import { call, type Json } from './test-client.ts';

let sandbox: Sandbox;
let pool: { from: object };
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  pool = await shopPool(sandbox, ['tel', 'email', 'whatsapp']);
});
afterEach(async () => await sandbox.close());

const content = {
  title: 'Hi {{ name }}',
  html: '<p>Hello <b>{{ name }}</b></p><p><a href="https://example.com">Open</a></p>',
  call_to_action: { text: 'Look', actions: [{ type: 'url', title: 'Open', url: 'https://example.com/look' }] },
  default_variables: { name: 'you' },
};

/** What one content becomes for each of several recipients. */
async function childrenOf(to: readonly object[], rest: object): Promise<Json[]> {
  const { communications } = await sendCommunications(sandbox, to, { ...pool, ...rest });
  const children: Json[] = [];
  for (const communication of communications) children.push(await childOf(sandbox, communication));
  return children;
}

test('one content becomes what each channel can show', async () => {
  const to = ['tel', 'whatsapp', 'email', 'fcm'].map((channel) => ({
    ...on(channel, Object(ada)[channel]),
    variables: { name: 'Ada' },
  }));
  const [text, whatsapp, email, push] = await childrenOf(to, { content });

  expect(text.content).toEqual({ text: 'Hello Ada\n\nOpen (https://example.com)' });
  expect(whatsapp.content).toEqual({
    text: 'Hello Ada\n\nOpen (https://example.com)',
    call_to_action: content.call_to_action,
  });
  expect(email.content).toMatchObject({
    subject: 'Hi Ada',
    html: '<p>Hello <b>Ada</b></p><p><a href="https://example.com">Open</a></p>',
  });
  expect(email.content.text).toBeUndefined();
  expect(push.content).toMatchObject({
    title: 'Hi Ada',
    text: 'Hello Ada\n\nOpen (https://example.com)',
    click_action: { url: 'https://example.com/look' },
  });
});

test('messages of one send have the content of their own channel wherever they are shown', async () => {
  const to = [on('whatsapp', ada.whatsapp), on('tel', ada.tel)];
  const [whatsapp, text] = await childrenOf(to, { content: { call_to_action: content.call_to_action } });
  const listed = (await call(sandbox, 'GET', '/preview/Messages')).body.messages;
  const delivered = async ({ id }: Json): Promise<string> =>
    (await call(sandbox, 'GET', `/_sandbox/v1/messages/${id}`)).body.text;

  expect(whatsapp.content).toEqual({ call_to_action: content.call_to_action });
  expect(text.content).toEqual({ text: 'Look\nOpen: https://example.com/look' });
  expect(listed.map((each: Json) => each.content)).toEqual([text.content, whatsapp.content]);
  expect(await delivered(text)).toBe('Look\nOpen: https://example.com/look');
  expect(await delivered(whatsapp)).toBe('');
});

test('a channel that cannot show the content is passed over', async () => {
  const contact = await contactWith(sandbox, adaOn('tel', 'email', 'fcm'));
  const { communications } = await sendCommunications(sandbox, [{ contact_id: contact }], {
    ...pool,
    content: { text: 'x'.repeat(1601) },
  });

  expect(communications[0].channel).toBe('email');
  expect(await consideredFor(sandbox, communications[0])).toEqual(['tel: unfit', 'email: chosen']);
});

test('what no channel can show fails, and says why', async () => {
  const { communications } = await sendCommunications(sandbox, [on('fcm', ada.fcm)], {
    from: undefined,
    content: { media: [{ url: 'https://example.com/cat.png' }] },
  });
  await sandbox.clock.advance(60_000);
  const { body } = await call(sandbox, 'GET', `/preview/Communications/${communications[0].id}`);

  expect(body.errors).toEqual([expect.objectContaining({ code: 21602 })]);
});

test('a file that was uploaded goes along: attached to e-mails, as media to phones and devices', async () => {
  const body = { file_name: 'cat.png', mime_type: 'image/png', content: png.toString('base64') };
  const { id } = (await call(sandbox, 'POST', '/preview/Media', { body })).body;
  const to = [on('tel', ada.tel), on('email', ada.email), on('fcm', ada.fcm)];
  const { communications } = await sendCommunications(sandbox, to, {
    ...pool,
    content: { title: 'Hi', text: 'A cat', media: [{ media_id: id }] },
  });
  const [text, email, push] = [
    await childOf(sandbox, communications[0]),
    await childOf(sandbox, communications[1]),
    await childOf(sandbox, communications[2]),
  ];

  expect(communications[0].content.media).toEqual([expect.objectContaining({ id, file_name: 'cat.png' })]);
  expect(text.content.media).toEqual([expect.objectContaining({ id })]);
  expect(email.content.attachments).toEqual([expect.objectContaining({ id, file_size: png.length })]);
  expect(push.content.media).toMatchObject({ id });
  expect(await rawEmail(sandbox, email.id)).toContain('filename=cat.png');
});

test('processing options hold for what a communication becomes', async () => {
  const contact = await contactWith(sandbox, adaOn('email'));
  const [email, push] = await childrenOf([on('email', 'bob@example.com'), iphone()], {
    content: { title: 'Hi', text: 'Hello' },
    processing_options: {
      messages: {},
      emails: {
        reply_to: [{ address: 'help@example.com', name: 'Help' }],
        cc: [{ contact_id: contact }],
        bcc: [{ address: 'archive@example.com' }],
      },
      push_notifications: { priority: 'low', sound: 'horn', time_to_deliver: 'PT10M' },
    },
    tags: { campaign: 'spring' },
  });
  await sandbox.clock.advance(60_000);

  expect(email).toMatchObject({
    reply_to: [{ ...on('email', 'help@example.com'), name: 'Help' }],
    cc: [{ ...on('email', ada.email), contact_id: contact }],
    bcc: [on('email', 'archive@example.com')],
    tags: { campaign: 'spring' },
  });
  expect(push).toMatchObject({
    priority: 'low',
    sound: 'horn',
    time_to_deliver: 'PT10M',
    tags: { campaign: 'spring' },
  });
  expect((await mailboxOf(sandbox, ada.email))[0].subject).toBe('Hi');
  expect((await shownPush(sandbox, push.id)).payload.headers['apns-priority']).toBe('5');
});

test("an e-mail's sender keeps the name that a request gives", async () => {
  const [email] = await childrenOf([on('email', ada.email)], {
    from: { ...on('email', 'shop@example.com'), name: 'The shop' },
  });

  expect(email.from).toEqual({ ...on('email', 'shop@example.com'), name: 'The shop' });
});

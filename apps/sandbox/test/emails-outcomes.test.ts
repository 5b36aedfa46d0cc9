import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { fetchEmail, mailbox, newContact, sendEmails } from './email-client.ts';
import { call, countsOf, type Json } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

/** How an e-mail to an address has ended after a minute. */
async function ended(address: string, rest: object = {}): Promise<Json> {
  const { emails } = await sendEmails(sandbox, [mailbox(address)], rest);
  await sandbox.clock.advance(60_000);
  return await fetchEmail(sandbox, emails[0].id);
}

test.each([
  ['ada@example.com', 'delivered'],
  ['opened@example.com', 'opened'],
  ['opened+newsletter@mail.example.org', 'opened'],
  ['slow@example.com', 'sent'],
  ['stuck+1@example.com', 'sent'],
  ['complained@example.com', 'delivered'],
])('an e-mail to %s ends %s', async (address, state) => {
  const email = await ended(address);

  expect(countsOf(email.delivery_status)).toEqual({ [state]: 1 });
  expect(email.errors).toBeUndefined();
});

test.each([
  ['bounced@example.com', 'undelivered', 550],
  ['blocked+7@example.com', 'undelivered', 554],
  ['failed@example.com', 'failed', 553],
])('an e-mail to %s ends %s, with the code %s and a reason', async (address, state, code) => {
  const email = await ended(address);

  expect(countsOf(email.delivery_status)).toEqual({ [state]: 1 });
  expect(email.errors).toEqual([
    { code, message: expect.stringMatching(/\w/), more_info: expect.stringContaining('rfc5321') },
  ]);
});

test('a contact is reached at its address, which decides how the e-mail ends', async () => {
  const contact = await newContact(sandbox, 'bounced@example.com');
  const { emails } = await sendEmails(sandbox, [{ contact_id: contact }]);
  await sandbox.clock.advance(60_000);

  expect(countsOf((await fetchEmail(sandbox, emails[0].id)).delivery_status)).toEqual({ undelivered: 1 });
});

test('without recipients, the first unusual address among the copies decides', async () => {
  const { emails } = await sendEmails(sandbox, undefined, {
    cc: [mailbox('ada@example.com')],
    bcc: [mailbox('opened@example.com')],
  });
  await sandbox.clock.advance(60_000);

  expect(countsOf((await fetchEmail(sandbox, emails[0].id)).delivery_status)).toEqual({ opened: 1 });
});

test.each([
  ['opened', { opened: 1 }],
  ['read', { opened: 1 }],
  ['sent', { sent: 1 }],
  ['undelivered:30003', { undelivered: 1 }],
  ['failed', { failed: 1 }],
])('the tag sandbox-outcome %s decides before the address does', async (outcome, counts) => {
  const email = await ended('bounced@example.com', { tags: { 'sandbox-outcome': outcome } });

  expect(countsOf(email.delivery_status)).toEqual(counts);
});

test('an operation is completed when the e-mails have arrived, though one may still be opened', async () => {
  const { operationId } = await sendEmails(sandbox, [mailbox('opened@example.com'), mailbox('slow@example.com')]);
  const operation = async (): Promise<Json> =>
    (await call(sandbox, 'GET', `/preview/Emails/Operations/${operationId}`)).body;
  const before = await operation();
  await sandbox.clock.advance(4000);
  const after = await operation();

  expect([before.status, after.status]).toEqual(['processing', 'completed']);
  expect(countsOf(after.delivery)).toEqual({ delivered: 1, sent: 1 });
});

test('a contact that complains is opted out of e-mails, and gets none about any preference', async () => {
  const contact = await newContact(sandbox, 'complained+1@example.com');
  const channels = ['email', 'message'].map((channel) => ({ channel, default_opt_in: true }));
  const body = { name: 'News', channels };
  const preference = (await call(sandbox, 'POST', '/preview/Preferences', { body })).body.id;
  const processing = { processing_options: { use_preference: { preference_id: preference } } };

  const first = await sendEmails(sandbox, [mailbox('complained+1@example.com')], processing);
  await sandbox.clock.advance(60_000);
  const second = await sendEmails(sandbox, [{ contact_id: contact }], processing);
  await sandbox.clock.advance(60_000);

  const [one, two] = [await fetchEmail(sandbox, first.emails[0].id), await fetchEmail(sandbox, second.emails[0].id)];
  expect(countsOf(one.delivery_status)).toEqual({ delivered: 1 });
  expect(countsOf(two.delivery_status)).toEqual({ failed: 1 });
  expect(two.errors).toEqual([expect.objectContaining({ code: 21610 })]);
  const said = await call(sandbox, 'GET', `/preview/Contacts/${contact}/Preferences`);
  expect(said.body.preferences[0].channels).toContainEqual({ channel: 'email', status: 'opted_out' });
  expect(said.body.preferences[0].channels).not.toContainEqual({ channel: 'message', status: 'opted_out' });
});

test('an e-mail that does not arrive is not complained about', async () => {
  const contact = await newContact(sandbox, 'complained@example.com');
  const body = { name: 'News', channels: [{ channel: 'email', default_opt_in: true }] };
  const preference = (await call(sandbox, 'POST', '/preview/Preferences', { body })).body.id;
  await ended('complained@example.com', { tags: { 'sandbox-outcome': 'undelivered' } });

  const { emails } = await sendEmails(sandbox, [{ contact_id: contact }], {
    processing_options: { use_preference: { preference_id: preference } },
  });
  await sandbox.clock.advance(60_000);

  expect(countsOf((await fetchEmail(sandbox, emails[0].id)).delivery_status)).toEqual({ delivered: 1 });
});

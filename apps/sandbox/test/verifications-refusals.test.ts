import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call } from './test-client.ts';
import { check, codesTo, fieldsOf, post, start } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

const unknown = '00000000000000000000000000';
const to = { address: '+12065550100', channel: 'tel' };

test.each([
  ['nobody', {}, ['to']],
  ['a recipient without any key', { to: {} }, ['to']],
  ['an address without a channel', { to: { address: '+12065550100' } }, ['to.address']],
  ['an empty address', { to: { address: '', channel: 'tel' } }, ['to.address']],
  ['a phone number that is none', { to: { address: '555', channel: 'tel' } }, ['to.address']],
  ['a number to call that is none', { to: { address: '555', address_extension: null } }, ['to.address']],
  ['half an extension', { to: { address: '+12065550100', address_extension: 1.5 } }, ['to.address_extension']],
  ['an email address that is none', { to: { address: 'ada', channel: 'email' } }, ['to.address']],
  ['a channel that is none', { to: { address: 'x', channel: 'pigeon' } }, ['to.channel']],
  ['a phone of a silent check that is none', { to: { phone_number: '555' } }, ['to.phone_number']],
  ['a factor that is none', { to: { factor_id: 'x' } }, ['to.factor_id']],
  ['a factor that is unknown', { to: { factor_id: unknown } }, ['to.factor_id']],
  ['a contact that is unknown', { to: { contact_id: unknown } }, ['to.contact_id']],
  ['a contact beside the address that is unknown', { to: { ...to, contact_id: unknown } }, ['to.contact_id']],
  ['a user that is unknown', { to: { user_identifier: 'nobody' } }, ['to.user_identifier']],
  ['a field that is not known', { to: { ...to, extra: 1 } }, ['to.extra']],
  ['a code that is too short', { to, content: { code: '123' } }, ['content.code']],
  ['a code that is too long', { to, content: { code: '12345678901' } }, ['content.code']],
  ['a length that is too short', { to, content: { code_length: 3 } }, ['content.code_length']],
  ['a length that is too long', { to, content: { code_length: 11 } }, ['content.code_length']],
  ['an amount without a payee', { to, content: { amount: '1' } }, ['content.payee']],
  ['a payee without an amount', { to, content: { payee: 'Acme' } }, ['content.amount']],
  ['a text without a place for the code', { to, content: { text: 'Hello' } }, ['content.text']],
  ['a text that is no template', { to, content: { text: '{{ code }} {% if %}' } }, ['content.text']],
  ['a subject for a text message', { to, content: { subject: 'x', text: '{{ code }}' } }, ['content.subject']],
  ['a locale that is none', { to, content: { locale: 'English' } }, ['content.locale']],
  ['an application hash that is none', { to, content: { app_hash: 'x' } }, ['content.app_hash']],
  ['a sender without a key', { to, from: {} }, ['from']],
  ['a sender on another channel', { to, from: { address: 'a@example.com', channel: 'email' } }, ['from']],
  ['a sending contact that is unknown', { to, from: { contact_id: unknown } }, ['from.contact_id']],
  [
    'a preference that is unknown',
    { to, processing_options: { use_preference: { preference_id: 'x' } } },
    ['processing_options.use_preference.preference_id'],
  ],
  [
    'a copy to a contact that is unknown',
    {
      to: { address: 'a@example.com', channel: 'email' },
      processing_options: { emails: { cc: [{ contact_id: unknown }] } },
    },
    ['processing_options.emails.cc[0].contact_id'],
  ],
  [
    'a time to deliver that is none',
    { to, processing_options: { push_notifications: { time_to_deliver: 'soon' } } },
    ['processing_options.push_notifications.time_to_deliver'],
  ],
  ['an outcome that is none', { to, tags: { 'sandbox-outcome': 'lost' } }, ['tags.sandbox-outcome']],
  [
    'all that is wrong at once',
    { to: { address: '1', channel: 'tel' }, content: { code: '1', amount: '1' } },
    ['content.code', 'content.payee', 'to.address'],
  ],
])('%s is refused, and nothing is sent', async (_, body, fields) => {
  const before = await codesTo(sandbox, '+12065550100');

  const answer = await post(sandbox, '/Verifications', body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer).sort()).toEqual(fields);
  expect(await codesTo(sandbox, '+12065550100')).toEqual(before);
});

test.each([
  ['GET', ''],
  ['DELETE', ''],
  ['POST', '/Approve'],
  ['POST', '/Cancel'],
  ['POST', '/Check'],
])('%s of a verification that is not there is answered with 404 (%s)', async (method, path) => {
  const answer = await call(sandbox, method, `/preview/Verifications/verification_${unknown}${path}`, {
    body: undefined,
  });

  expect(answer).toMatchObject({ status: 404, body: { code: 20404 } });
});

test.each([
  ['without a code', {}, 'code'],
  ['with a code that is too short', { code: '123' }, 'code'],
  ['with a code that is no text', { code: 123456 }, 'code'],
])('a check %s is refused, and nothing counts', async (_, body, field) => {
  const verification = await start(sandbox, '+12065550101');

  const refused = await check(sandbox, verification, body);
  const checked = await check(sandbox, verification, { code: 'wrong' });

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual([field]);
  expect(checked.body.attempts.used).toBe(verification.attempts.used + 1);
});

test.each([
  ['status=lost', 'status'],
  ['factor_type=finger', 'factor_type'],
  ['channel=pigeon', 'channel'],
  ['start_date=yesterday', 'start_date'],
  ['page_size=0', 'page_size'],
  ['page_size=1001', 'page_size'],
  ['page_token=x', 'page_token'],
  ['extra=1', 'extra'],
])('a list by %s is refused', async (query, field) => {
  const answer = await call(sandbox, 'GET', `/preview/Verifications?${query}`);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual([field]);
});

test.each([
  [{ fraud_guard_level: 'paranoid' }, 'fraud_guard_level'],
  [{ time_to_expire: '10 minutes' }, 'time_to_expire'],
  [{ time_to_expire: 'PT59S' }, 'time_to_expire'],
  [{ time_to_expire: 'P1DT1S' }, 'time_to_expire'],
  [{ time_to_delete: 'PT23H' }, 'time_to_delete'],
  [{ time_to_delete: 'P366D' }, 'time_to_delete'],
  [{ time_to_live: 'P1D' }, 'time_to_live'],
])('the settings %j are refused', async (body, field) => {
  const answer = await call(sandbox, 'PATCH', '/preview/Verifications/Settings', { body });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual([field]);
});

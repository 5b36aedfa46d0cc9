import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';
import { check, codesTo, codeTo, fetchVerification, post, start } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-02T03:04:05Z') });
});
afterAll(async () => await sandbox.close());

/** What stands on the phone with a number. */
async function textsOn(number: string): Promise<string[]> {
  const response = await fetch(`${sandbox.url}/_sandbox/v1/messages?to=${encodeURIComponent(number)}`);
  const body: Json = await response.json();
  return body.messages.map(({ text }: Json) => text);
}

async function startWith(body: object): Promise<Json> {
  const { status, body: verification } = await post(sandbox, '/Verifications', body);
  expect(status).toBe(201);
  return verification;
}

test('the code is in the text on the phone, and in the control API', async () => {
  await start(sandbox, '+12065550100');

  const code = await codeTo(sandbox, '+12065550100');

  expect(code).toMatch(/^\d{6}$/);
  expect(await textsOn('+12065550100')).toEqual([`Your Sandbox verification code is: ${code}`]);
});

test('the control API tells of each code where it went, and until when it is good', async () => {
  const { id } = await start(sandbox, '+12065550101');

  const [sent] = await codesTo(sandbox, '+12065550101');

  expect(sent).toEqual({
    id: expect.any(String),
    to: '+12065550101',
    channel: 'tel',
    code: expect.stringMatching(/^\d{6}$/),
    verification_id: id,
    account_sid: `AC${'1'.repeat(32)}`,
    created_at: '2026-01-02T03:04:05.000Z',
    expires_at: '2026-01-02T03:14:05.000Z',
  });
});

test('the control API has the newest code first, and takes a plus that is not encoded', async () => {
  await startWith({ to: { address: '+12065550102', channel: 'tel' } });
  await startWith({ to: { address: '+12065550102', channel: 'whatsapp' } });

  const all: Json = await (await fetch(`${sandbox.url}/_sandbox/v1/otp`)).json();
  const own: Json = await (await fetch(`${sandbox.url}/_sandbox/v1/otp?to=+12065550102`)).json();

  expect(own.codes.map(({ channel }: Json) => channel)).toEqual(['whatsapp', 'tel']);
  expect(all.codes.slice(0, 2)).toEqual(own.codes);
});

test('the message is a resource of its own that points to the verification, with the code hidden', async () => {
  const { id, related } = await start(sandbox, '+12065550103');

  const message = await call(sandbox, 'GET', `/preview/Messages/${related[0].id}`);

  expect(related).toEqual([
    { id: expect.stringMatching(/^message_/), name: 'MESSAGE', uri: expect.stringContaining('/Messages/message_') },
  ]);
  expect(message.body.content.text).toBe('Your Sandbox verification code is: ••••••');
  expect(message.body.to).toEqual([{ address: '+12065550103', channel: 'tel' }]);
  expect(message.body.related).toContainEqual({
    id,
    name: 'VERIFICATION',
    uri: expect.stringContaining(`/Verifications/${id}`),
  });
});

test('the message arrives by the clock', async () => {
  const { related } = await start(sandbox, '+12065550104');
  await sandbox.clock.advance(10_000);

  const message = await call(sandbox, 'GET', `/preview/Messages/${related[0].id}`);

  expect(message.body.delivery_status.delivered.count).toBe(1);
});

test('a message that cannot be delivered leaves the verification pending', async () => {
  const verification = await start(sandbox, '+15005550003');
  await sandbox.clock.advance(10_000);

  const message = await call(sandbox, 'GET', `/preview/Messages/${verification.related[0].id}`);

  expect(message.body.errors).toMatchObject([{ code: 21408 }]);
  expect((await fetchVerification(sandbox, verification)).status).toBe('pending');
});

test('a code of your own is sent and taken, whatever it looks like', async () => {
  const verification = await start(sandbox, '+12065550105', { content: { code: 'Ab-12' } });

  const checked = await check(sandbox, verification, { code: 'Ab-12' });

  expect(await textsOn('+12065550105')).toEqual(['Your Sandbox verification code is: Ab-12']);
  expect(checked.body.status).toBe('approved');
});

test.each([4, 10])('a code can have %i digits', async (length) => {
  await start(sandbox, `+1206555020${length % 10}`, { content: { code_length: length } });

  expect(await codeTo(sandbox, `+1206555020${length % 10}`)).toMatch(new RegExp(`^\\d{${length}}$`));
});

test('the usual text has the name and the language that are asked for', async () => {
  const content = { friendly_name: 'Zoë & {{ code }}', locale: 'de-AT', code: '123456' };

  await start(sandbox, '+12065550106', { content });

  expect(await textsOn('+12065550106')).toEqual(['Ihr Bestätigungscode für Zoë & {{ code }} lautet: 123456']);
});

test('an unknown language gets the English text, and an application its hash on the last line', async () => {
  const content = { locale: 'tlh', app_hash: 'FA+9qCX9VSu', code: '123456' };

  await start(sandbox, '+12065550107', { content });

  expect(await textsOn('+12065550107')).toEqual(['Your Sandbox verification code is: 123456\n\nFA+9qCX9VSu']);
});

test('a text of your own gets the code and your variables, and its code is hidden in answers too', async () => {
  const content = {
    text: 'Hi {{ name }}, {{ code | upcase }} it is',
    default_variables: { name: 'Ada', code: 'no' },
    code: 'abcdef',
  };

  const { related } = await start(sandbox, '+12065550108', { content });

  expect(await textsOn('+12065550108')).toEqual(['Hi Ada, ABCDEF it is']);
  expect((await call(sandbox, 'GET', `/preview/Messages/${related[0].id}`)).body.content.text).toBe(
    'Hi Ada, •••••• it is',
  );
});

test('a payment under PSD2 is named in the text', async () => {
  const content = { amount: 'EUR 10', payee: 'Acme', code: '123456' };

  await start(sandbox, '+12065550109', { content });

  expect(await textsOn('+12065550109')).toEqual(['Your Sandbox code to pay EUR 10 to Acme is: 123456']);
});

test('a call speaks the code sign by sign, and is recorded', async () => {
  const to = { address: '+12065550110', address_extension: 42 };

  const verification = await startWith({ to, content: { code: '9041' } });
  const calls: Json = await (await fetch(`${sandbox.url}/_sandbox/v1/calls?to=%2B12065550110`)).json();

  expect(verification).toMatchObject({ channel: 'voice', to, related: [] });
  expect(calls.calls).toEqual([
    {
      id: expect.any(String),
      to: '+12065550110',
      extension: 42,
      from: '+15005550006',
      status: 'completed',
      error_code: null,
      spoken: 'Your Sandbox verification code is: 9, 0, 4, 1',
      verification_id: verification.id,
      account_sid: `AC${'1'.repeat(32)}`,
      created_at: verification.created_at,
    },
  ]);
  expect((await check(sandbox, verification, { code: '9041' })).body.status).toBe('approved');
});

test('a call to a number that cannot be reached fails', async () => {
  await startWith({ to: { address: '+15005551201', address_extension: null } });

  const calls: Json = await (await fetch(`${sandbox.url}/_sandbox/v1/calls?to=%2B15005551201`)).json();

  expect(calls.calls).toMatchObject([{ extension: null, status: 'failed', error_code: 30003 }]);
});

test('an email gets a code, too', async () => {
  const to = { address: 'ada@example.com', channel: 'email' };
  const content = { subject: 'Hello', html: '<b>{{ code }}</b>', text: '{{ code }}' };

  const verification = await startWith({ to, content });

  expect(verification).toMatchObject({ channel: 'email', related: [{ name: 'EMAIL' }] });
  expect((await check(sandbox, verification, { code: await codeTo(sandbox, 'ada@example.com') })).body.status).toBe(
    'approved',
  );
});

test('an email hides its code in answers, has your subject and copies, and points to the verification', async () => {
  const to = { address: 'grace@example.com', channel: 'email' };
  const content = { subject: 'Code {{ code }}', text: 'It is {{ code }}', html: '<b>{{ code }}</b>', code: '123456' };
  const emails = { cc: [{ address: 'cc@example.com' }], reply_to: [{ address: 'help@example.com', name: 'Help' }] };

  const { id, related } = await startWith({ to, content, processing_options: { emails } });
  const { body: email } = await call(sandbox, 'GET', `/preview/Emails/${related[0].id}`);

  expect(JSON.stringify(email)).not.toContain('123456');
  expect(email).toMatchObject({
    content: { subject: 'Code ••••••', text: 'It is ••••••', html: '<b>••••••</b>' },
    from: { address: 'verify@sandbox.example' },
    to: [to],
    cc: [{ address: 'cc@example.com' }],
    reply_to: [{ address: 'help@example.com', name: 'Help' }],
  });
  expect(email.related).toContainEqual(expect.objectContaining({ id, name: 'VERIFICATION' }));
});

test('an email to a mailbox that does not exist leaves the verification pending', async () => {
  const verification = await startWith({ to: { address: 'bounced@example.com', channel: 'email' } });
  await sandbox.clock.advance(10_000);

  const { body: email } = await call(sandbox, 'GET', `/preview/Emails/${verification.related[0].id}`);

  expect(email.errors).toMatchObject([{ code: 550 }]);
  expect((await fetchVerification(sandbox, verification)).status).toBe('pending');
});

test.each(['apn', 'fcm'])('a push notification by %s gets a code, too', async (channel) => {
  const verification = await startWith({ to: { address: `token-${channel}`, channel } });

  const code = await codeTo(sandbox, `token-${channel}`);

  expect(verification).toMatchObject({ channel, related: [{ name: 'PUSHNOTIFICATION' }] });
  expect((await check(sandbox, verification, { code })).body.status).toBe('approved');
});

test('no code is ever in an answer or a log', async () => {
  const secret = '83640195';
  const logged: unknown[][] = [];
  const log = console.error;
  console.error = (...values) => logged.push(values);
  const verification = await start(sandbox, '+12065550111', { content: { code: secret } });

  const answers = [
    verification,
    await check(sandbox, verification, { code: '00000000' }),
    await post(sandbox, '/Verifications', { to: { address: '+12065550111', channel: 'tel' } }),
    await call(sandbox, 'GET', '/preview/Verifications'),
    await call(sandbox, 'GET', '/preview/Messages?to_address=%2B12065550111'),
    await call(sandbox, 'GET', '/preview/Messages/Operations'),
    await check(sandbox, verification, { code: secret }),
    await check(sandbox, verification, { code: secret }),
  ];
  console.error = log;

  expect(JSON.stringify([answers, logged])).not.toContain(secret);
});

test('a fixed code is that of every verification without one of its own', async () => {
  const fixed = await startSandbox({ seed: 1, otp: '4711' });

  const verification = await start(fixed, '+12065550100');
  const other = await start(fixed, '+12065550101', { content: { code: '0815' } });

  expect((await check(fixed, verification, { code: '4711' })).body.status).toBe('approved');
  expect((await check(fixed, other, { code: '0815' })).body.status).toBe('approved');
  await fixed.close();
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ada, type Form, frozenSandbox, grace, linus, numbers, ProxyClient } from './proxy-client.ts';
import { account, type Json, type TestAnswer } from './test-client.ts';

const [first = '', second = '', third = ''] = numbers;
const british = '+442079460100';

let sandbox: Sandbox;
let proxy: ProxyClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
});
afterEach(async () => await sandbox.close());

/** Makes a service with numbers. */
async function serviceWith(pool: readonly string[], form: Form = {}): Promise<Json> {
  return await proxy.service(form, pool);
}

/** Adds someone to a new session. */
async function joinNew(service: Json, identifier: string, form: Form = {}): Promise<TestAnswer> {
  const session = await proxy.make(`/Services/${service.sid}/Sessions`, form);
  return await proxy.post(`/Services/${service.sid}/Sessions/${session.sid}/Participants`, { Identifier: identifier });
}

/** The number that someone gets in a new session, which is closed at once. */
async function numberInTurn(service: Json, identifier: string): Promise<string> {
  const { body } = await joinNew(service, identifier);
  await proxy.post(`/Services/${service.sid}/Sessions/${body.session_sid}`, { Status: 'closed' });
  return body.proxy_identifier;
}

/** Expects that no number was found, for the reason that a code stands for. */
function expectNone({ status, body }: TestAnswer, code: number): void {
  expect({ status, code: body.code }).toEqual({ status: 400, code });
  expect(body.message).toMatch(/^This Service has no compatible Proxy numbers for this Participant/);
}

test('an empty pool has no number', async () => {
  expectNone(await joinNew(await serviceWith([]), ada), 80205);
});

test('a pool of reserved numbers has none for anybody', async () => {
  const service = await serviceWith([]);
  await proxy.make(`/Services/${service.sid}/PhoneNumbers`, { PhoneNumber: first, IsReserved: 'true' });

  expectNone(await joinNew(service, ada), 80207);
});

test('who has a number keeps it when it is reserved, and nobody else gets it', async () => {
  const { path, service, ada: rider } = await proxy.pair({}, {}, [first]);
  await proxy.post(`/Services/${service.sid}/PhoneNumbers/${rider.proxy_identifier_sid}`, { IsReserved: 'true' });

  expect(await proxy.hear(ada, rider.proxy_identifier)).toMatchObject({ interaction_sid: expect.any(String) });
  expectNone(await joinNew(service, linus), 80207);
  expect(await proxy.interactions(path)).toHaveLength(1);
});

test('a session for calls needs a number that can be called', async () => {
  await proxy.control('PUT', '/numbers', {
    account_sid: account,
    numbers: [{ phone_number: first, capabilities: { voice: false } }],
  });
  const service = await serviceWith([first]);

  expectNone(await joinNew(service, ada, { Mode: 'voice-only' }), 80201);
  expectNone(await joinNew(service, ada), 80201);
  expect(await joinNew(service, ada, { Mode: 'message-only' })).toMatchObject({ status: 201 });
});

test('a session for messages needs a number that gets them', async () => {
  await proxy.control('PUT', '/numbers', {
    account_sid: account,
    numbers: [
      { phone_number: first, capabilities: { sms: false } },
      { phone_number: second, capabilities: { voice: false } },
    ],
  });
  const calls = await serviceWith([first]);
  const apart = await serviceWith([second], { UniqueName: 'Trips' });

  expectNone(await joinNew(calls, ada, { Mode: 'message-only' }), 80202);
  expectNone(await joinNew(calls, ada), 80202);
  expectNone(await joinNew(apart, ada), 80201);
  expect(await joinNew(calls, ada, { Mode: 'voice-only' })).toMatchObject({ status: 201 });
});

test('a short code serves sessions for messages only', async () => {
  const service = await serviceWith([]);
  await proxy.make(`/Services/${service.sid}/ShortCodes`, { Sid: `SC${'a'.repeat(32)}` });

  const { body } = await joinNew(service, ada, { Mode: 'message-only' });

  expect(body).toMatchObject({
    proxy_identifier: expect.stringMatching(/^\d{5}$/),
    proxy_identifier_sid: `SC${'a'.repeat(32)}`,
  });
  expectNone(await joinNew(service, ada), 80201);
});

test('a number is of the same country as who gets it', async () => {
  const service = await serviceWith([first, '+442079460999']);

  const { body } = await joinNew(service, british);

  expect(body.proxy_identifier).toBe('+442079460999');
  expectNone(await joinNew(service, '+4930901820'), 80203);
});

test('Canada is another country than the United States, though they share a code', async () => {
  expectNone(await joinNew(await serviceWith([first]), '+16046661234'), 80203);
});

test.each([
  ['area-code', '+12125551234', ['+13325557001', '+12125557001'], '+12125557001'],
  ['overlay', '+12125551234', ['+12065557001', '+13325557001'], '+13325557001'],
  ['extended-area-code', '+12125551234', ['+12065557001', '+16465557001'], '+16465557001'],
  ['radius', '+14155551234', ['+12065557001', '+16285557001'], '+16285557001'],
  ['area-code', british, ['+442079460999'], '+442079460999'],
])('with %s, %s gets the number that is near', async (level, identifier, pool, chosen) => {
  const { body } = await joinNew(await serviceWith(pool, { GeoMatchLevel: level }), identifier);

  expect(body.proxy_identifier).toBe(chosen);
});

test.each([
  ['area-code', '+12125551234', '+13325557001'],
  ['overlay', '+12125551234', '+12065557001'],
])('with %s, nothing is near enough to %s in a pool with %s', async (level, identifier, number) => {
  expectNone(await joinNew(await serviceWith([number], { GeoMatchLevel: level }), identifier), 80206);
});

test('who is known by no phone number is near to every number', async () => {
  expect(await joinNew(await serviceWith([first]), 'messenger:123456')).toMatchObject({ status: 201 });
});

test('someone needs as many numbers as sessions at a time', async () => {
  const service = await serviceWith([first, second]);
  const taken = [await joinNew(service, ada), await joinNew(service, ada)].map(({ body }) => body.proxy_identifier);

  expect(taken).toEqual([first, second]);
  expectNone(await joinNew(service, ada), 80208);
  expect(await joinNew(service, grace)).toMatchObject({ status: 201 });
});

test('a number is free again when its session is closed', async () => {
  const service = await serviceWith([first]);
  const { body } = await joinNew(service, ada);
  await proxy.post(`/Services/${service.sid}/Sessions/${body.session_sid}`, { Status: 'closed' });

  expect(await joinNew(service, ada)).toMatchObject({ status: 201, body: { proxy_identifier: first } });
});

test('the least used number is taken, and of those the oldest', async () => {
  const service = await serviceWith(numbers);

  const taken = [await joinNew(service, ada), await joinNew(service, grace), await joinNew(service, linus)];

  expect(taken.map(({ body }) => body.proxy_identifier)).toEqual([first, second, third]);
});

test('whoever comes again gets the number of last time', async () => {
  const service = await serviceWith(numbers);
  await joinNew(service, grace);
  const before = await numberInTurn(service, ada);
  await joinNew(service, linus);

  expect(await numberInTurn(service, ada)).toBe(before);
  expect(before).toBe(second);
});

test('the number of last time is no must', async () => {
  const service = await serviceWith(numbers);
  await joinNew(service, ada);

  const { body } = await joinNew(service, ada);

  expect(body.proxy_identifier).toBe(second);
});

test('where numbers are not to stick, all of the pool are used in turn', async () => {
  const service = await serviceWith(numbers, { NumberSelectionBehavior: 'avoid-sticky' });

  const taken: string[] = [];
  for (let turn = 0; turn < 4; turn++) taken.push(await numberInTurn(service, ada));

  expect(taken).toEqual([first, second, third, first]);
});

test('where numbers are not to stick, the only one sticks all the same', async () => {
  const service = await serviceWith([first], { NumberSelectionBehavior: 'avoid-sticky' });

  expect([await numberInTurn(service, ada), await numberInTurn(service, ada)]).toEqual([first, first]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, from, type Json, phone, type TestAnswer } from './test-client.ts';

const control = '/_sandbox/v1';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterEach(async () => await sandbox.close());

async function plant(document: object): Promise<TestAnswer> {
  return await call(sandbox, 'POST', `${control}/seed`, { body: document });
}

function fieldsOf({ body }: TestAnswer): string[] {
  return body.errors.map(({ field }: Json) => field);
}

async function messages(): Promise<Json[]> {
  return (await call(sandbox, 'GET', `${control}/messages?account_sid=${account}`)).body.messages;
}

const to = { address: '+14155550111', channel: 'tel' };

/** Something of every API, the later steps with what the earlier ones have made. */
const world = {
  clock: { mode: 'frozen', now: '2026-01-31T09:30:00Z' },
  otp: { '+14155550123': '123456', 'Alice@example.com': 'ABCD42' },
  accounts: [
    {
      account_sid: account,
      auth_token: 'secret',
      steps: [
        {
          operation: 'contactsAndAudiences.createContacts',
          request: { contacts: [{ addresses: [to] }] },
          as: 'people',
        },
        { operation: 'contactsAndAudiences.createAudience', request: { name: 'Friends' }, as: 'friends' },
        {
          operation: 'agentsAndAgentPools.createAgent',
          request: { address: from.address, channel: 'tel' },
          as: 'agent',
        },
        {
          operation: 'conversationsV1.createService',
          request: { FriendlyName: 'Support' },
          as: 'service',
        },
        {
          operation: 'conversationsV1.createServiceConversation',
          request: { ChatServiceSid: '{{service.sid}}', FriendlyName: 'With {{service.friendly_name}}' },
          as: 'chat',
        },
        { operation: 'proxy.createService', request: { UniqueName: 'rides' }, as: 'rides' },
        {
          operation: 'proxy.createPhoneNumber',
          request: { ServiceSid: '{{rides.sid}}', PhoneNumber: '+15005550006' },
        },
        {
          operation: 'messages.sendMessages',
          request: { from, to: [to], content: { text: 'Hello {{ name }}' }, tags: { audience: '{{friends.id}}' } },
          as: 'sent',
        },
        { inbound: { from: to, to: from, text: 'Hi' } },
      ],
    },
  ],
  faults: [{ match: { operation: 'messages.listMessages' }, action: { type: 'error', status: 503 } }],
  advance: 'PT1M',
};

test('a seed makes accounts and all that its steps ask for, and gives the answers that have a name', async () => {
  const { status, body } = await plant(world);

  expect(status).toBe(201);
  expect(body).toMatchObject({ accounts: [{ account_sid: account, auth_token: 'secret' }], steps: 9 });
  const { service, chat, sent, friends } = body.answers;
  expect(chat).toMatchObject({ chat_service_sid: service.sid, friendly_name: 'With Support' });
  expect(chat.url).toBe(`${sandbox.url}/conversations.twilio.com/v1/Services/${service.sid}/Conversations/${chat.sid}`);
  expect(sent.messages[0].tags).toEqual({ audience: friends.id });
  expect((await messages()).map(({ direction, state }) => [direction, state])).toEqual([
    ['inbound', 'delivered'],
    ['outbound', 'delivered'],
  ]);
});

test('a seed calls operations of v1, also one whose body is a list', async () => {
  const { status, body } = await plant({
    accounts: [
      {
        account_sid: account,
        steps: [
          {
            operation: 'agentsAndAgentPools.createAgent',
            request: { address: from.address, channel: 'tel' },
            as: 'agent',
          },
          { operation: 'agentsAndAgentPools.createAgentPool', request: { friendly_name: 'Support' }, as: 'pool' },
          {
            operation: 'v1.senderPools.addSenderToSenderPool',
            request: { senderPoolId: '{{pool.id}}', senders: [{ senderId: '{{agent.id}}' }] },
            as: 'added',
          },
        ],
      },
    ],
    advance: 'PT1M',
  });

  expect(status).toBe(201);
  expect(body.answers.added.operationId).toMatch(/^comms_operation_/);
  const { pool } = body.answers;
  const senders = await call(
    sandbox,
    'GET',
    `/comms.twilio.com/v1/SenderPools/comms_senderpool_${pool.id.slice(10)}/Senders`,
  );
  expect(senders.body.senders).toHaveLength(1);
});

test('what a seed has made is there for the client: credentials, faults and the clock', async () => {
  await plant(world);

  const refused = await call(sandbox, 'GET', '/preview/Agents', { password: 'other' });
  const agents = await call(sandbox, 'GET', '/preview/Agents', { password: 'secret' });
  const faulty = await call(sandbox, 'GET', '/preview/Messages', { password: 'secret' });

  expect([refused.status, agents.status, faulty.status]).toEqual([401, 200, 503]);
  expect(agents.body.agents).toHaveLength(1);
  expect(sandbox.clock.now()).toEqual(new Date('2026-01-31T09:31:00Z'));
});

test.each([
  ['+14155550123', 'sms', '123456'],
  ['alice@example.com', 'email', 'ABCD42'],
])('the code of %s is the one that the seed has fixed', async (address, channel, code) => {
  await plant({ otp: world.otp });
  const body = { to: { address, channel: channel === 'sms' ? 'tel' : channel }, channels: undefined };

  const started = await call(sandbox, 'POST', '/preview/Verifications', { body: { ...body } });

  expect(started.status).toBeLessThan(300);
  const { body: sent } = await call(sandbox, 'GET', `${control}/otp?to=${encodeURIComponent(address)}`);
  expect(sent.codes[0].code).toBe(code);
});

test('a step that is refused takes all of the seed with it, and is named with its field', async () => {
  const steps = [
    { operation: 'contactsAndAudiences.createAudience', request: { name: 'Friends' } },
    { operation: 'messages.sendMessages', request: { from, to: [phone('0')], content: { text: 'Hello' } } },
  ];

  const answer = await plant({
    ...world,
    accounts: [...world.accounts, { account_sid: `AC${'3'.repeat(32)}`, steps }],
  });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toEqual(['accounts[1].steps[1].request.to[0].address']);
  expect(answer.body.message).toMatch(/^accounts\[1\]\.steps\[1\] \(messages\.sendMessages\): to\[0\]\.address /);
  const { body } = await call(sandbox, 'GET', `${control}/accounts`);
  expect(body.accounts).toEqual([]);
  expect(await messages()).toEqual([]);
  expect((await call(sandbox, 'GET', `${control}/clock`)).body).toMatchObject({ mode: 'real', pending: 0 });
});

test('what was there before a seed that is refused stays, and works', async () => {
  await call(sandbox, 'POST', '/preview/Audiences', { body: { name: 'Before' } });
  await plant({ accounts: [{ account_sid: account, steps: [{ operation: 'nothing.atAll' }] }] });

  await call(sandbox, 'POST', '/preview/Audiences', { body: { name: 'After' } });

  const { body } = await call(sandbox, 'GET', '/preview/Audiences');
  expect(body.audiences.map(({ name }: Json) => name).sort()).toEqual(['After', 'Before']);
});

test.each([
  [
    'an unknown operation',
    { operation: 'nothing.atAll' },
    'accounts[0].steps[0]',
    /There is no operation "nothing.atAll"/,
  ],
  [
    'a missing identifier',
    { operation: 'contactsAndAudiences.fetchSingleAudience' },
    'accounts[0].steps[0]',
    /is missing: it stands in the path/,
  ],
  [
    'a reference to what an answer lacks',
    { operation: 'contactsAndAudiences.createAudience', request: { name: '{{account.nothing}}' } },
    'accounts[0].steps[0]',
    /\{\{account\.nothing\}\} is not in the answer/,
  ],
  [
    'an inbound message without a sender',
    { inbound: { to: from } },
    'accounts[0].steps[0].request.from',
    /from is missing/,
  ],
  ['a step that says nothing', { as: 'x' }, 'accounts[0].steps[0].operation', /must be there/],
  [
    'an unknown field',
    { operation: 'contactsAndAudiences.createAudience', body: {} },
    'accounts[0].steps[0].body',
    /is not known here/,
  ],
])('%s is refused', async (_, step, field, message) => {
  const answer = await plant({ accounts: [{ account_sid: account, steps: [step] }] });

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer)).toContain(field);
  expect(answer.body.message).toMatch(message);
});

test.each([
  ['no JSON', 'Dear diary', /is no JSON/],
  ['a list', '[]', /is no JSON object/],
  ['a wrong code', '{"otp":{"+1":"12"}}', /4 to 10 letters and digits/],
  ['a wrong duration', '{"advance":"PX"}', /no duration/],
  ['a wrong clock', '{"clock":{"mode":"fast"}}', /^clock: mode must be one of/],
  ['a wrong fault', '{"faults":[{"action":{"type":"boom"}}]}', /^faults\[0\]: action\.type must be one of/],
])('a document with %s is refused', async (_, body, message) => {
  const answer = await call(sandbox, 'POST', `${control}/seed`, { body });

  expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(message)]);
});

test('an account that is there is used, but not with another token', async () => {
  await plant(world);

  const same = await plant({ accounts: [{ account_sid: account, auth_token: 'secret' }] });
  const other = await plant({ accounts: [{ account_sid: account, auth_token: 'other' }] });

  expect([same.status, other.status]).toEqual([201, 409]);
});

test('an account without a token is opened by any, as one that nobody made', async () => {
  const { body } = await plant({ accounts: [{}] });
  const [{ account_sid: sid, auth_token: token }] = body.accounts;

  const { status } = await call(sandbox, 'GET', '/preview/Agents', { account: sid, password: 'any' });

  expect([token, status]).toEqual([null, 200]);
});

test('the schema of seeds names every operation', async () => {
  const { body } = await call(sandbox, 'GET', `${control}/seed/schema`);

  const { operation } = body.properties.accounts.items.properties.steps.items.properties;
  expect(operation.enum).toContain('messages.sendMessages');
  expect(operation.enum.length).toBeGreaterThan(200);
});

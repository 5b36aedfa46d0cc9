import { expect, test } from 'vitest';
import type { RequestView } from '../data/traffic-views.ts';
import { asCode, identifiersIn, isList } from './as-code.ts';
import { asCurl } from './as-curl.ts';
import { literal } from './literal.ts';
import { publicBody, publicQuery } from './public-fields.ts';

const origin = 'http://127.0.0.1:4010';

function request(fields: Partial<RequestView>, body = '', type = 'application/json'): RequestView {
  return {
    id: 'RQ1',
    account_sid: 'AC1',
    at: '2026-01-31T09:30:00Z',
    method: 'POST',
    host: 'comms.twilio.com',
    path: '/preview/Messages',
    query: '',
    operation: 'messages.sendMessages',
    family: 'commsPreview',
    status: 202,
    duration_ms: 1,
    fidelity: 4,
    fault: null,
    problems: [],
    request: { headers: { 'content-type': type, authorization: 'Basic ***' }, body, is_cut: false },
    ...fields,
  };
}

test('a send becomes a call of the method, with the names that the package has', () => {
  const body = JSON.stringify({
    to: [{ address: '+1', channel: 'tel' }],
    content: { default_variables: { first_name: 'A' } },
  });

  expect(asCode(request({}, body), origin)).toBe(`import { Messages } from '@comms/messages';

const messages = new Messages({
  sandboxURL: 'http://127.0.0.1:4010',
  security: { username: 'AC1', password: 'any-token' },
});
const answer = await messages.sendMessages({
  to: [{ address: '+1', channel: 'tel' }],
  content: { defaultVariables: { first_name: 'A' } },
});
console.log(answer);
`);
});

test('identifiers come before the fields', () => {
  const view = request(
    { path: '/v1/Conversations/CH1/Participants', operation: 'conversationsV1.createConversationParticipant' },
    'MessagingBinding.Address=%2B1206&Attributes=%7B%22a_b%22%3A1%7D',
    'application/x-www-form-urlencoded',
  );

  expect(asCode(view, origin)).toContain(
    "conversationsV1.createConversationParticipant('CH1', { messagingBinding: { address: '+1206' }, attributes: { a_b: 1 } })",
  );
});

test('a call of v1 imports its entry point', () => {
  const body = JSON.stringify([{ senderId: 'comms_sender_1' }]);
  const path = '/v1/SenderPools/comms_senderpool_1/Senders';
  const view = request({ path, operation: 'v1.senderPools.addSenderToSenderPool', family: 'commsV1' }, body);

  expect(asCode(view, origin)).toBe(`import { SenderPools } from '@comms/agents/v1';

const senderPools = new SenderPools({
  sandboxURL: 'http://127.0.0.1:4010',
  security: { username: 'AC1', password: 'any-token' },
});
const answer = await senderPools.addSenderToSenderPool('comms_senderpool_1', { senders: [{ senderId: 'comms_sender_1' }] });
console.log(answer);
`);
});

test('a list is walked through, with the filters that were given', () => {
  const view = request({ method: 'GET', operation: 'messages.listMessages', query: '?page_size=20&channel=tel' });

  expect(asCode(view, origin)).toContain(
    "for await (const item of messages.listMessages({ pageSize: 20, channel: 'tel' })) console.log(item);",
  );
});

test('a request that no operation knows has no code', () => {
  expect(asCode(request({ operation: null }), origin)).toBeUndefined();
});

test.each([
  ['/preview/Messages/message_1', ['message_1']],
  ['/comms.twilio.com/preview/AgentPools/agentpool_1/Agents/agent_1', ['agentpool_1', 'agent_1']],
  ['/v1/Services/IS1/Conversations/my%20room', ['IS1', 'my room']],
  ['/preview/Messages/Operations', []],
])('the identifiers of %s are found', (path, identifiers) => {
  expect(identifiersIn(path)).toEqual(identifiers);
});

test('only what is walked through is a list', () => {
  expect(['messages.listMessages', 'eventSubscriptions.getSinks', 'messages.sendMessages'].map(isList)).toEqual([
    true,
    true,
    false,
  ]);
});

test('curl gets all that it takes to send it again, quoted for a shell', () => {
  expect(asCurl(request({}, `{"text":"it's"}`), origin)).toBe(
    String.raw`curl -X POST 'http://127.0.0.1:4010/preview/Messages' \
  -u AC1:any-token \
  -H 'x-twilio-sandbox-host: comms.twilio.com' \
  -H 'content-type: application/json' \
  --data-raw '{"text":"it'\''s"}'`,
  );
});

test('forms are read by the types that the packages have', () => {
  expect(publicQuery('DateCreated=2026-01-31T09:30:00Z&Timers.Inactive=PT1H&Filter=a&Filter=b&Xml=false')).toEqual({
    dateCreated: new Date('2026-01-31T09:30:00Z'),
    timers: { inactive: 'PT1H' },
    filter: ['a', 'b'],
    xml: false,
  });
});

test('a body that cannot be read has no fields', () => {
  expect(publicBody('{', 'application/json')).toBeUndefined();
  expect(publicBody('(12 bytes)', 'image/png')).toBeUndefined();
});

test.each([
  ['it\'s "so"\n', `'it\\'s "so"\\n'`],
  [{ 'a-b': 1, c: null }, `{ 'a-b': 1, c: null }`],
  [[], '[]'],
])('%o is written as TypeScript', (value, text) => {
  expect(literal(value)).toBe(text);
});

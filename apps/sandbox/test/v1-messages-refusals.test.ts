import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, basic, call, type Json } from './test-client.ts';
import { ada, MessagesV1Client, onPhone, ours } from './v1-messages-client.ts';

let sandbox: Sandbox;
let v1: MessagesV1Client;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  v1 = new MessagesV1Client(sandbox);
});
afterAll(async () => await sandbox.close());

const good = { to: [onPhone(ada)], from: ours, content: { text: 'Hello' } };
const rcs = { rcs: { text: 'Rich' } };

/** What is wrong with a request that differs from a good one: codes and places. */
const problemsOf = async (rest: object): Promise<unknown[]> => {
  const { status, body } = await v1.ask('POST', '/Messages', { ...good, ...rest });
  expect(status, JSON.stringify(body)).toBe(400);
  return body.errors.map(({ code, context }: Json) => [code, context]);
};

test.each([
  ['no recipients', { to: [] }, [[20001, '$.to']]],
  ['a number that is none', { to: [onPhone('206')] }, [[21211, '$.to[0].address']]],
  [
    'a number that is none among several',
    { to: [{ addresses: [onPhone(ada), onPhone('206')] }] },
    [[21211, '$.to[0].addresses[1].address']],
  ],
  ['no addresses', { to: [{ addresses: [] }] }, [[20001, '$.to[0].addresses']]],
  ['11 addresses', { to: [{ addresses: Array(11).fill(onPhone(ada)) }] }, [[20001, '$.to[0].addresses']]],
  ['a sender that is none', { from: { ...ours, address: '+0' } }, [[21212, '$.from.address']]],
  ['nothing to send', { content: {} }, [[21602, '$.content']]],
  ['nothing in a module', { content: { modules: [{ sms: {} }] } }, [[21602, '$.content.modules[0].sms']]],
  ['a text that is too long', { content: { text: 'x'.repeat(1601) } }, [[21617, '$.content.text']]],
  ['a module twice', { content: { modules: [rcs, rcs] } }, [[20001, '$.content.modules']]],
  ['no modules', { content: { modules: [] } }, [[20001, '$.content.modules']]],
  ['a template that is none', { content: { text: '{{ name' } }, [[20001, '$.content.text']]],
  ['a variable without a value', { content: { text: 'Hi {{ name }}' } }, [[20001, '$.to[0].variables']]],
  [
    'a variable without a value in one module',
    { content: { modules: [{ rcs: { text: 'Hi {{ name }}' } }, { sms: { text: 'Hi' } }] } },
    [[20001, '$.to[0].variables']],
  ],
  ['a variable without a value in a tag', { tags: { city: '{{ city }}' } }, [[20001, '$.to[0].variables']]],
  [
    'a time that is none',
    { schedule: { sendAt: ['2026-12-01T09:30:00Z', 'noon'] } },
    [[20001, '$.schedule.sendAt[1]']],
  ],
  ['no time', { schedule: { sendAt: [] } }, [[20001, '$.schedule.sendAt']]],
  [
    'a channel twice in a filter',
    { from: { senderPoolId: 'x', channels: { filterIn: ['SMS', 'SMS'] } } },
    [[20001, '$.from.channels.filterIn']],
  ],
  [
    '11 tags',
    { tags: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`t${at}`, 'x'])) },
    [[20001, '$.tags']],
  ],
  ['a tag with a space', { tags: { kind: 'a b' } }, [[20001, '$.tags.kind']]],
  ['a tag with a key of 129 letters', { tags: { ['k'.repeat(129)]: 'x' } }, [[20001, '$.tags']]],
  ['a tag with 257 letters', { tags: { kind: 'x'.repeat(257) } }, [[20001, '$.tags.kind']]],
  ['an outcome that there is not', { tags: { 'sandbox-outcome': 'lost' } }, [[20001, '$.tags.sandbox-outcome']]],
])('%s is refused, and its place is named', async (_, rest, expected) => {
  expect(await problemsOf(rest)).toEqual(expected);
});

test('a recipient that is named in two ways is refused', async () => {
  const { status } = await v1.ask('POST', '/Messages', {
    ...good,
    to: [{ ...onPhone(ada), profileId: 'mem_profile_1' }],
  });

  expect(status).toBe(400);
});

test.each([
  ['a value', { variables: { name: 'Ada' } }, 'Hi {{ name }}'],
  ['a default', {}, "Hi {{ name | default: 'you' }}"],
  ['a question whether it is there', {}, 'Hi {% if name %}{{ name }}{% endif %}'],
])('a variable with %s is taken', async (_, recipient, text) => {
  await v1.send([onPhone(ada, recipient)], { content: { text } });
});

test('tags of 128 and 256 letters are taken', async () => {
  await v1.send([onPhone(ada)], { tags: { ['k'.repeat(128)]: 'x'.repeat(256) } });
});

test('all that is wrong is said at once, and nothing is sent', async () => {
  const before = (await v1.ask('GET', '/Messages/Operations')).body.operations.length;

  const problems = await problemsOf({
    to: [onPhone(ada), onPhone('206')],
    from: { ...ours, address: '+0' },
    content: { text: '{{ name }}' },
    tags: { kind: 'a b' },
    schedule: { sendAt: ['noon'] },
  });

  expect(problems.map((each) => String(each))).toEqual([
    '21212,$.from.address',
    '21211,$.to[1].address',
    '20001,$.to[0].variables',
    '20001,$.to[1].variables',
    '20001,$.tags.kind',
    '20001,$.schedule.sendAt[0]',
  ]);
  expect((await v1.ask('GET', '/Messages/Operations')).body.operations).toHaveLength(before);
});

test('a refusal has the form of v1: each error with its code, its text, its page and its place', async () => {
  const { body } = await v1.ask('POST', '/Messages', { ...good, to: [onPhone('206')] });

  expect(body).toEqual({
    errors: [
      {
        code: 21211,
        message: 'to[0].address is not a valid address of its channel: phone numbers are in E.164 form',
        infoUrl: 'https://www.twilio.com/docs/errors/21211',
        context: '$.to[0].address',
      },
    ],
  });
});

test.each([
  ['no credentials', 'GET', '/v1/Messages', {}, 401],
  ['a body that is no JSON', 'POST', '/v1/Messages', { authorization: basic(account) }, 400],
  ['a path that leads nowhere', 'GET', '/v1/Messages/a/b/c', { authorization: basic(account) }, 404],
  ['a path that leads nowhere on its host', 'GET', '/comms.twilio.com/v1/Nothing', {}, 404],
  ['a verb that there is not', 'DELETE', '/v1/Messages/x', { authorization: basic(account) }, 404],
])('%s is refused in the form of v1', async (_, method, path, headers, expected) => {
  const response = await fetch(sandbox.url + path, { method, headers, ...(method === 'POST' && { body: '{' }) });

  const { errors, ...rest }: Json = await response.json();
  expect([response.status, rest]).toEqual([expected, {}]);
  expect(errors).toEqual([{ code: expect.any(Number), message: expect.any(String), infoUrl: expect.any(String) }]);
});

test.each([
  ['of the preview', '/comms.twilio.com/preview/Nothing', ['code', 'message', 'more_info', 'errors']],
  [
    'of Conversations v2',
    '/conversations.twilio.com/v2/Nothing',
    ['code', 'httpStatusCode', 'message', 'userError', 'params'],
  ],
  ['of Proxy', '/proxy.twilio.com/v1/Nothing', ['code', 'message', 'more_info', 'status']],
])('a path %s that leads nowhere is refused in the form of its family', async (_, path, fields) => {
  const { status, body } = await call(sandbox, 'GET', path);

  expect([status, Object.keys(body)]).toEqual([404, fields]);
});

test('a fault is answered in the form of v1, with the time to wait', async () => {
  const action = { type: 'error', status: 429, retry_after: 2 };
  await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { match: { family: 'commsV1' }, action } });

  const { status, headers, body } = await v1.ask('GET', '/Messages');
  await call(sandbox, 'DELETE', '/_sandbox/v1/faults');

  expect([status, headers.get('retry-after'), body.errors[0].code]).toEqual([429, '2', 20429]);
});

import { schemaProblems } from '@tooling/contract/check-by-schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { sidOf } from '../src/sid.ts';
import { EventClient } from './event-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { frozenSandbox, hour, minute } from './orchestrator-client.ts';
import { call, type Json } from './test-client.ts';
import { ada, bothModules, lostPhone, onPhone, ours, plainPhone } from './v1-messages-client.ts';

const prefix = 'com.twilio.comms-api.';
const messageTypes = ['queued', 'sent', 'delivered', 'undelivered', 'failed', 'read', 'inbound-received'];
const types = [
  ...['scheduled', 'processing', 'completed'].map((name) => `${prefix}operation.${name}`),
  ...messageTypes.map((name) => `${prefix}message.${name}`),
];

let sandbox: Sandbox;
let sink: EventSink;
beforeAll(async () => {
  sandbox = await frozenSandbox();
  sink = await startSink();
});
afterAll(async () => {
  await sandbox.close();
  sink.close();
});

/** An account that has subscribed to all that today's API tells. */
class Listener extends EventClient {
  static async to(...names: string[]): Promise<Listener> {
    const listener = new Listener(sandbox);
    const filters = names.length > 0 ? { filters: { event_filters: names.map((type) => ({ type })) } } : {};
    await listener.subscribe(`${sink.url}/${listener.account}`, filters);
    return listener;
  }

  async v1(method: string, path: string, body?: object): Promise<Json> {
    const answer = await call(sandbox, method, `/v1${path}`, { account: this.account, ...(body && { body }) });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  }

  async send(to: object, rest: object = {}): Promise<string> {
    const { operationId } = await this.v1('POST', '/Messages', {
      to: [to],
      from: ours,
      content: { text: 'Hi' },
      ...rest,
    });
    return operationId;
  }

  /** What was told, in its order. */
  async told(): Promise<Json[]> {
    await sandbox.clock.advance(minute);
    return sink.calls.filter(({ path }) => path.startsWith(`/${this.account}`)).flatMap(({ events }) => events);
  }
}

const namesOf = (events: readonly Json[]): string[] => events.map(({ type }) => type.replace(prefix, ''));

test('a message is told step by step, with its operation around it', async () => {
  const listener = await Listener.to(...types);
  await listener.send(onPhone('+15005551100'));

  expect(namesOf(await listener.told())).toEqual([
    'operation.processing',
    'message.queued',
    'message.sent',
    'message.delivered',
    'operation.completed',
    'message.read',
  ]);
});

test('an event has the envelope and the data of today’s API', async () => {
  const listener = await Listener.to(`${prefix}message.undelivered`);
  const id = await listener.send(onPhone(lostPhone), { tags: { My_tag: 'x' } });

  const [event] = await listener.told();

  const { messages } = await listener.v1('GET', `/Messages?operationId=${id}`);
  const messageId = messages[0].id;
  expect(event).toEqual({
    specversion: '1.0',
    type: `${prefix}message.undelivered`,
    source: 'https://comms.twilio.com/v1',
    id: expect.stringMatching(/^EZ[0-9a-f]{32}$/),
    dataschema: 'https://events-schemas.twilio.com/CommsApi.MessageUndelivered/4',
    datacontenttype: 'application/json',
    time: expect.any(String),
    data: {
      operation_id: id,
      message_id: messageId,
      account_sid: listener.account,
      downstream_id: sidOf('SM', messageId.slice('comms_message_'.length)),
      attempt: '1',
      error_code: '30003',
      from: { id: null, ...ours },
      to: { id: null, address: lostPhone, channel: 'PHONE' },
      tags: { My_tag: 'x' },
    },
  });
});

test('an operation is told by its identifier only', async () => {
  const listener = await Listener.to(`${prefix}operation.completed`);
  const id = await listener.send(onPhone(ada));

  const [event] = await listener.told();

  expect([event.data, event.dataschema]).toEqual([
    { operation_id: id },
    'https://events-schemas.twilio.com/CommsApi.OperationCompleted/2',
  ]);
});

test('what has media has the SID of an MMS', async () => {
  const listener = await Listener.to(`${prefix}message.queued`);
  await listener.send(onPhone(ada), { content: { media: [{ url: 'https://example.com/a.png' }] } });

  expect((await listener.told())[0].data.downstream_id).toMatch(/^MM[0-9a-f]{32}$/);
});

test('a scheduled send is told when it is asked for, and again at its time', async () => {
  const listener = await Listener.to(...types);
  const sendAt = [new Date(sandbox.clock.now().getTime() + hour).toISOString()];
  await listener.send(onPhone(ada), { schedule: { sendAt } });

  const before = namesOf(await listener.told());
  await sandbox.clock.advance(hour);

  expect(before).toEqual(['operation.scheduled']);
  expect(namesOf(await listener.told()).slice(1)).toEqual([
    'operation.processing',
    'message.queued',
    'message.sent',
    'message.delivered',
    'operation.completed',
  ]);
});

test('each try of a message is told, with its number, its channel and its reason', async () => {
  const listener = await Listener.to(...types.filter((type) => type.includes('message')));
  await listener.send(onPhone(plainPhone), { from: undefined, content: bothModules });

  const told = await listener.told();

  expect(
    told.map(({ type, data }) => [type.replace(prefix, ''), data.attempt, data.from.channel, data.error_code]),
  ).toEqual([
    ['message.queued', '1', 'RCS', null],
    ['message.failed', '1', 'RCS', '61337'],
    ['message.queued', '2', 'SMS', null],
    ['message.sent', '2', 'SMS', null],
    ['message.delivered', '2', 'SMS', null],
  ]);
});

test('who has subscribed to the preview is told of one send in its own words, and only of the last end', async () => {
  const listener = await Listener.to();
  await listener.send({ addresses: [onPhone(lostPhone), onPhone(ada)] });

  expect(namesOf(await listener.told())).toEqual([
    'operation.processing',
    'message.queued',
    'message.sent',
    'message.delivered',
    'operation.completed',
  ]);
});

test('what the preview sends is told in both dialects, to each in its own', async () => {
  const listener = await Listener.to('message.delivered', `${prefix}message.delivered`);
  const body = { from: { ...ours, channel: 'tel' }, to: [{ address: ada, channel: 'tel' }], content: { text: 'Hi' } };
  await listener.ask('POST', '/Messages', body);

  const [preview, today] = await listener.told();

  expect([preview.type, today.type]).toEqual(['message.delivered', `${prefix}message.delivered`]);
  expect(today.data.message_id).toBe(`comms_${preview.data.message_id}`);
  expect(today.data.from).toEqual({ id: null, ...ours });
});

test('what was canceled is told by nothing but the preview', async () => {
  const listener = await Listener.to('operation.canceled', ...types);
  const id = await listener.send(onPhone(ada));
  await listener.v1('POST', `/Messages/Operations/${id}/Cancel`);

  expect(namesOf(await listener.told())).toEqual(['operation.processing', 'message.queued', 'operation.canceled']);
});

test('emails have no events of their own today, but their operations have', async () => {
  const listener = await Listener.to(...types);
  const content = { subject: 'Hi', html: '<p>Hi</p>' };
  await listener.v1('POST', '/Emails', {
    from: { address: 'a@example.com' },
    to: [{ address: 'b@example.com' }],
    content,
  });

  expect(namesOf(await listener.told())).toEqual(['operation.processing', 'operation.completed']);
});

test('what comes in is told with its session', async () => {
  const listener = await Listener.to(`${prefix}message.inbound-received`);
  const to = { ...ours, channel: 'tel' };
  const body = { account_sid: listener.account, from: { address: ada, channel: 'tel' }, to, text: 'Hi' };
  expect((await call(sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body })).status).toBe(201);

  const [event] = await listener.told();

  expect(event.data).toMatchObject({
    operation_id: null,
    message_id: expect.stringMatching(/^comms_message_/),
    session_id: expect.stringMatching(/^comms_session_/),
    from: { address: ada, channel: 'SMS' },
    to: { address: ours.address, channel: 'PHONE' },
  });
});

test.each(types)('%s has a schema, which its data conforms to', async (type) => {
  const listener = await Listener.to(type);
  const sendAt = [new Date(sandbox.clock.now().getTime() + 1000).toISOString()];
  for (const to of ['+15005551100', lostPhone, '+15005550001'])
    await listener.send(onPhone(to), { schedule: { sendAt } });
  const inbound = { from: { address: ada, channel: 'tel' }, to: { ...ours, channel: 'tel' }, text: 'Hi' };
  await call(sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body: { account_sid: listener.account, ...inbound } });

  const { body } = await listener.ask('GET', `/Events/Schemas/${type}`);
  const { id, raw_url: url } = body.schemas.latest_version;
  const { body: schema } = await call(sandbox, 'GET', new URL(url).pathname, { account: listener.account });
  const told = await listener.told();

  expect(told[0].dataschema).toMatch(new RegExp(`^https://events-schemas.twilio.com/CommsApi.\\w+/${id}$`));
  expect(told.map(({ data }) => schemaProblems(schema, data))).toEqual(told.map(() => []));
});

test('a subscription to a type takes the version of its schema, and refuses others', async () => {
  const listener = new EventClient(sandbox);
  const ask = async (version: string) =>
    await listener.ask('POST', '/Events/Subscriptions', {
      filters: { event_filters: [{ type: `${prefix}message.sent`, schema_version_id: version }] },
      sinks: { primary: { url: sink.url } },
    });

  const subscription = await listener.subscribe(sink.url, {
    filters: { event_filters: [{ type: `${prefix}message.sent` }] },
  });
  const statuses = [(await ask('4')).status, (await ask('1')).status];

  expect(subscription.filters.event_filters).toEqual([{ type: `${prefix}message.sent`, schema_version_id: '4' }]);
  expect(statuses).toEqual([201, 400]);
});

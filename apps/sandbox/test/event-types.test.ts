import { eventTypes } from '@comms/events/webhooks';
import { schemaProblems } from '@tooling/contract/check-by-schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventClient } from './event-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { call, from, type Json, phone } from './test-client.ts';

const conversationId = 'conversation_01h9krwprkeee8fzqspvwy6nq8';

let sandbox: Sandbox;
let sink: EventSink;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1, otp: '123456' });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  sink = await startSink();
});
afterAll(async () => {
  await sandbox.close();
  sink.close();
});

/** An account in which something is made to happen. */
class Scene extends EventClient {
  /** Calls an operation that makes or changes something. */
  async act(method: string, path: string, body: object = {}): Promise<Json> {
    const answer = await this.ask(method, path, body);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return { ...answer.body, operationId: answer.headers.get('operation-id') };
  }

  async message(to: object, rest: object = {}): Promise<Json> {
    return await this.act('POST', '/Messages', { from, to: [to], content: { text: 'Hello' }, ...rest });
  }

  async email(address: string): Promise<void> {
    const content = { subject: 'Hello', text: 'Hello' };
    await this.act('POST', '/Emails', {
      from: { address: 'shop@example.com', name: 'Shop' },
      to: [{ address }],
      content,
    });
  }

  async push(address: string): Promise<void> {
    await this.act('POST', '/PushNotifications', { to: [{ address, channel: 'fcm' }], content: { text: 'Hello' } });
  }

  async communication(recipient: object): Promise<void> {
    await this.act('POST', '/Communications', { from, to: [recipient], content: { title: 'Hi', text: 'Hello' } });
  }

  async verification(address: string): Promise<Json> {
    return await this.act('POST', '/Verifications', { to: { address, channel: 'tel' } });
  }

  async contact(): Promise<string> {
    return (await this.act('POST', '/Contacts', { contacts: [{ first_name: 'Ada' }] })).contacts[0].id;
  }
}

type Row = readonly [title: string, types: readonly string[], act: (scene: Scene) => Promise<unknown>];

const rows: readonly Row[] = [
  [
    'a message that is read',
    ['operation.processing', 'operation.completed', ...namesOf('message', 'queued', 'sent', 'delivered', 'read')],
    async (scene) => await scene.message(phone('+15005551100')),
  ],
  ['a message without a way', ['message.failed'], async (scene) => await scene.message(phone('+15005550001'))],
  ['a message into the void', ['message.undelivered'], async (scene) => await scene.message(phone('+15005551201'))],
  [
    'a sender that cannot send',
    ['operation.failed'],
    async (scene) => await scene.message(phone('+12065550100'), { from: { address: '+15005550007', channel: 'tel' } }),
  ],
  [
    'a send that is called off',
    ['operation.canceled'],
    async (scene) => {
      const { operationId } = await scene.message(phone('+12065550100'));
      await scene.act('POST', `/Messages/Operations/${operationId}/Cancel`);
    },
  ],
  [
    'a message that comes in',
    ['message.received'],
    async ({ account }) => {
      const body = { account_sid: account, from: phone('+12065550100'), to: from, text: 'Hi' };
      expect((await call(sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body })).status).toBe(201);
    },
  ],
  [
    'an email that is opened',
    namesOf('email', 'queued', 'sent', 'delivered', 'opened'),
    async (scene) => await scene.email('opened@example.com'),
  ],
  ['an email to nobody', ['email.undelivered'], async (scene) => await scene.email('bounced@example.com')],
  ['an email that is not accepted', ['email.failed'], async (scene) => await scene.email('failed@example.com')],
  ['an email that annoys', ['email.complained'], async (scene) => await scene.email('complained@example.com')],
  [
    'a push notification that is opened',
    namesOf('push_notification', 'queued', 'sent', 'delivered', 'opened'),
    async (scene) => await scene.push('opened-1'),
  ],
  ['a device that is gone', ['push_notification.undelivered'], async (scene) => await scene.push('dead-1')],
  ['a token that is none', ['push_notification.failed'], async (scene) => await scene.push('bad-1')],
  [
    'a communication that is read',
    namesOf('communication', 'queued', 'sent', 'delivered', 'read'),
    async (scene) => await scene.communication(phone('+15005551100')),
  ],
  [
    'a communication that is opened',
    ['communication.opened'],
    async (scene) => await scene.communication({ address: 'opened-1', channel: 'fcm' }),
  ],
  [
    'communications that do not arrive',
    namesOf('communication', 'undelivered', 'failed'),
    async (scene) => {
      await scene.communication(phone('+15005551201'));
      await scene.communication(phone('+15005550001'));
    },
  ],
  [
    'a conversation',
    namesOf('conversation', 'created', 'updated', 'state_changed').concat('participant.created'),
    async (scene) => {
      await scene.message({ conversation_id: conversationId });
      await scene.act('POST', `/Conversations/${conversationId}/Participants`, { contact_id: await scene.contact() });
      await scene.act('PATCH', `/Conversations/${conversationId}`, { title: 'A talk' });
      await scene.act('PATCH', `/Conversations/${conversationId}`, { state: 'closed' });
    },
  ],
  [
    'verifications to each of their ends',
    namesOf('verification', 'started', 'approved', 'canceled', 'expired', 'failed'),
    async (scene) => {
      const { id } = await scene.verification('+12065550100');
      await scene.act('POST', `/Verifications/${id}/Check`, { code: '123456' });
      const canceled = await scene.verification('+12065550101');
      await scene.act('POST', `/Verifications/${canceled.id}/Cancel`);
      const failed = await scene.verification('+12065550102');
      for (let count = 0; count < 5; count++) {
        await scene.ask('POST', `/Verifications/${failed.id}/Check`, { code: '654321' });
      }
      await scene.verification('+12065550103');
    },
  ],
  [
    'a factor',
    namesOf('factor', 'created', 'verified'),
    async (scene) => {
      const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'sign',
        'verify',
      ]);
      const key = Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64');
      const { id } = await scene.act('POST', '/Factors', { type: 'push', config: { public_key: key } });
      await call(sandbox, 'POST', `/_sandbox/v1/factors/${id}/approve`);
    },
  ],
  [
    'contacts and audiences',
    [...namesOf('contact', 'created', 'updated', 'deleted'), ...namesOf('audience', 'created', 'updated', 'deleted')],
    async (scene) => {
      const contactId = await scene.contact();
      await scene.act('PATCH', `/Contacts/${contactId}`, { last_name: 'Vogel' });
      const { id } = await scene.act('POST', '/Audiences', { name: 'Readers' });
      await scene.act('POST', `/Audiences/${id}/Contacts`, { contact_id: contactId });
      await scene.ask('DELETE', `/Contacts/${contactId}`);
      await scene.ask('DELETE', `/Audiences/${id}`);
    },
  ],
  [
    'a domain',
    ['domain.verified'],
    async (scene) => {
      const { id } = await scene.act('POST', '/Domains', { domain_name: 'example.com' });
      await scene.act('POST', `/Domains/${id}/Check`);
    },
  ],
];

function namesOf(resource: string, ...states: string[]): string[] {
  return states.map((state) => `${resource}.${state}`);
}

test.each(rows)('%s is told, and each event conforms to the schema of its type', async (_, types, act) => {
  const scene = new Scene(sandbox);
  await scene.subscribe(`${sink.url}/${scene.account}`);

  await act(scene);
  await sandbox.clock.advance(3_600_000);

  const told = sink.calls.filter(({ path }) => path.startsWith(`/${scene.account}`)).flatMap(({ events }) => events);
  expect(told.map(({ type }) => type)).toEqual(expect.arrayContaining([...types]));
  for (const { type, data } of told) {
    const { body: schema } = await scene.ask('GET', `/Events/Schemas/${type}/Versions/1`);
    expect(schemaProblems(schema, data), type).toEqual([]);
    expect(data.account_sid).toBe(scene.account);
  }
});

test('every type of event is told by something', () => {
  const covered = new Set(rows.flatMap(([, types]) => types));

  // Those of today's API are told of in `v1-events.test.ts`.
  const ofPreview = eventTypes.filter((type) => !type.startsWith('com.twilio.comms-api.'));
  expect(ofPreview.filter((type) => !covered.has(type))).toEqual([]);
});

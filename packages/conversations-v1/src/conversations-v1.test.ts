import { ApiError, ConfigurationError, HttpClient, type OperationFacts, OutcomeUnknownError } from '@comms/core';
import { expect, test } from 'vitest';
import { ConversationsV1 } from './index.ts';
import * as operations from './operations.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly form: readonly (readonly [string, string])[];
  readonly headers: Headers;
}

interface Answering {
  readonly conversations: ConversationsV1;
  readonly sent: readonly Sent[];
}

const base = 'https://conversations.twilio.com/v1';

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: readonly object[]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? {};
    const form = [...new URLSearchParams(await request.text())];
    sent.push({ method: request.method, path: request.url.replace(base, ''), form, headers: request.headers });
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  const httpClient = new HttpClient({ fetcher });
  return { conversations: new ConversationsV1({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const literals: readonly [string, OperationFacts][] = Object.entries(operations);

test('there are 103 operations', () => {
  expect(literals).toHaveLength(103);
});

test.each(literals)('%s has a method that sends its path and verb', async (name, { id, method, path, page }) => {
  const { conversations, sent } = answering(page ? { meta: {} } : { sid: 'XX1' });
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, each = '']) => each);
  const call: unknown = Reflect.get(conversations, name);
  if (!(call instanceof Function)) throw new Error(`${name} is no method.`);

  await Reflect.apply(
    call,
    conversations,
    names.map((each) => `my ${each}`),
  );

  expect(id).toBe(`conversationsV1.${name}`);
  expect(sent).toMatchObject([
    { method, path: path.replace(/\{(\w+)\}/g, (_, each: string) => encodeURIComponent(`my ${each}`)) },
  ]);
});

test('a conversation is sent as a form: joined names, JSON text, dates to the second, and a header', async () => {
  const { conversations, sent } = answering({ sid: 'CH1' });

  await conversations.createServiceConversation('IS1', {
    friendlyName: 'Order & more',
    dateCreated: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678)),
    attributes: { myKey: [1, { myOther: null }] },
    state: 'active',
    timers: { inactive: 'PT5M', closed: 'PT1H' },
    bindings: { email: { address: 'a@example.com', name: 'A' } },
    xTwilioWebhookEnabled: true,
  });

  expect(sent[0]?.form).toEqual([
    ['FriendlyName', 'Order & more'],
    ['DateCreated', '2026-01-02T03:04:05Z'],
    ['Attributes', '{"myKey":[1,{"myOther":null}]}'],
    ['State', 'active'],
    ['Timers.Inactive', 'PT5M'],
    ['Timers.Closed', 'PT1H'],
    ['Bindings.Email.Address', 'a@example.com'],
    ['Bindings.Email.Name', 'A'],
  ]);
  expect(sent[0]?.path).toBe('/Services/IS1/Conversations');
  expect(sent[0]?.headers.get('x-twilio-webhook-enabled')).toBe('true');
});

test('without the choice there is no header, and with DELETE it is no query', async () => {
  const { conversations, sent } = answering(new Response(null, { status: 204 }));

  await conversations.deleteConversation('CH1');
  await conversations.deleteConversation('CH1', { xTwilioWebhookEnabled: false });

  expect(sent.map(({ path }) => path)).toEqual(['/Conversations/CH1', '/Conversations/CH1']);
  expect(sent.map(({ headers }) => headers.get('x-twilio-webhook-enabled'))).toEqual([null, 'false']);
});

test('lists repeat their names, also inside of others', async () => {
  const { conversations, sent } = answering({ sid: 'WH1' });

  await conversations.createRole({
    friendlyName: 'r',
    type: 'service',
    permission: ['joinConversation', 'editOwnMessage'],
  });
  await conversations.createConversationScopedWebhook('CH1', {
    target: 'trigger',
    configuration: { url: 'https://example.com', triggers: ['help', 'stop'], replayAfter: 0 },
  });

  expect(sent[0]?.form.slice(2)).toEqual([
    ['Permission', 'joinConversation'],
    ['Permission', 'editOwnMessage'],
  ]);
  expect(sent[1]?.form).toEqual([
    ['Target', 'trigger'],
    ['Configuration.Url', 'https://example.com'],
    ['Configuration.Triggers', 'help'],
    ['Configuration.Triggers', 'stop'],
    ['Configuration.ReplayAfter', '0'],
  ]);
});

test('participants of a new conversation are JSON texts with names in snake_case', async () => {
  const { conversations, sent } = answering({ sid: 'CH1' });

  await conversations.createConversationWithParticipants({
    friendlyName: 'Group',
    participant: [
      { identity: 'alice', attributes: { a: 1 } },
      { messagingBinding: { address: '+12065550100', proxyAddress: '+18005550100' } },
      '{"messaging_binding":{"projected_address":"+18005550101"}}',
    ],
  });

  expect(sent[0]?.form).toEqual([
    ['FriendlyName', 'Group'],
    ['Participant', '{"identity":"alice","attributes":"{\\"a\\":1}"}'],
    ['Participant', '{"messaging_binding":{"address":"+12065550100","proxy_address":"+18005550100"}}'],
    ['Participant', '{"messaging_binding":{"projected_address":"+18005550101"}}'],
  ]);
});

test('names that are joined twice are sent as the API has them', async () => {
  const { conversations, sent } = answering({});

  await conversations.updateServiceNotification('IS1', {
    logEnabled: false,
    newMessage: {
      enabled: true,
      template: 'Something new',
      withMedia: { enabled: true, template: 'A picture' },
    },
  });

  expect(sent[0]?.form).toEqual([
    ['LogEnabled', 'false'],
    ['NewMessage.Enabled', 'true'],
    ['NewMessage.Template', 'Something new'],
    ['NewMessage.WithMedia.Enabled', 'true'],
    ['NewMessage.WithMedia.Template', 'A picture'],
  ]);
});

test('null empties a field', async () => {
  const { conversations, sent } = answering({ sid: 'MB1' });

  await conversations.updateConversationParticipant('CH1', 'MB1', {
    lastReadMessageIndex: null,
    messagingBinding: { projectedAddress: null },
  });

  expect(sent[0]?.form).toEqual([
    ['LastReadMessageIndex', ''],
    ['MessagingBinding.ProjectedAddress', ''],
  ]);
});

test('an answer has dates as Date, and its own names at every depth', async () => {
  const { conversations } = answering({
    sid: 'CH1',
    attributes: '{"my_key":1}',
    timers: { date_inactive: '2026-01-02T03:04:05Z' },
    bindings: { email: { projected_address: 'a@example.com' } },
    state: 'a new state',
  });

  expect(await conversations.fetchConversation('CH1')).toEqual({
    sid: 'CH1',
    attributes: '{"my_key":1}',
    timers: { dateInactive: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)) },
    bindings: { email: { projectedAddress: 'a@example.com' } },
    state: 'a new state',
  });
});

test('a list follows the URL of its next page, with the filters that this has', async () => {
  const next = `${base}/Services/IS1/Users?PageSize=1&Page=1&PageToken=PT7`;
  const { conversations, sent } = answering(
    { users: [{ sid: 'US1', identity: 'a' }], meta: { next_page_url: next, key: 'users' } },
    { users: [{ sid: 'US2', identity: 'b' }], meta: { next_page_url: null, key: 'users' } },
  );

  const users = await conversations.listServiceUser('IS1', { pageSize: 1 }).toArray({ limit: 10 });

  expect(users.map(({ sid }) => sid)).toEqual(['US1', 'US2']);
  expect(sent.map(({ path }) => path)).toEqual([
    '/Services/IS1/Users?PageSize=1',
    '/Services/IS1/Users?PageSize=1&Page=1&PageToken=PT7',
  ]);
});

const sizes = literals.flatMap(([name, { page }]) => (page?.maxSize ? [[name, page.maxSize] as const] : []));

test.each(sizes)('%s refuses more than %i items on a page before the wire', async (name, maxSize) => {
  const { conversations, sent } = answering({});
  const path = literals.find(([each]) => each === name)?.[1].path ?? '';
  const identifiers = [...path.matchAll(/\{/g)].map(() => 'x');
  const list: unknown = Reflect.apply(Reflect.get(conversations, name), conversations, [
    ...identifiers,
    { pageSize: maxSize + 1 },
  ]);

  await expect(list).rejects.toThrow(`pageSize must be an integer from 1 to ${maxSize}`);
  await expect(list).rejects.toBeInstanceOf(ConfigurationError);
  expect(sent).toHaveLength(0);
});

test('a refusal gives the code that the API gave', async () => {
  const message = 'A binding for this participant and proxy address already exists in Conversation CH2';
  const body = { code: 50416, message, more_info: 'https://www.twilio.com/docs/errors/50416', status: 409 };
  const { conversations } = answering(Response.json(body, { status: 409 }));

  const error = await conversations.createConversationParticipant('CH1').catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 409, code: 50416, effect: 'none', message: expect.stringContaining('CH2') });
});

test('a message whose answer is lost is not sent again', async () => {
  const { conversations, sent } = answering(new Response('', { status: 502 }));

  const error = await conversations.createConversationMessage('CH1', { body: 'Hi' }).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ searchFor: { operation: 'conversationsV1.listConversationMessage' } });
  expect(sent).toHaveLength(1);
});

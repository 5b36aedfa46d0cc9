import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, OrchestratorClient } from './orchestrator-client.ts';
import { account, call, type Json, send } from './test-client.ts';
import { ada, grace, MessagesV1Client, onPhone, ours } from './v1-messages-client.ts';

let sandbox: Sandbox;
let v1: MessagesV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new MessagesV1Client(sandbox);
});
afterEach(async () => await sandbox.close());

const inPreview = async (id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/Messages/${id.replace('comms_', '')}`)).body;
const inControl = async (id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/_sandbox/v1/messages/${id.replace('comms_', '')}`)).body;

test('a message that v1 has sent is seen in the preview, and on the phone', async () => {
  const media = [{ url: 'https://example.com/a.png' }];
  const id = await v1.send([onPhone(ada)], { content: { text: 'Hello', media }, tags: { kind: 'x' } });
  const [{ id: messageId }] = await v1.messages(id);

  expect(await inPreview(messageId)).toMatchObject({
    from: { address: ours.address, channel: 'tel' },
    to: [{ address: ada, channel: 'tel' }],
    content: { text: 'Hello', media: [{ content_reference: { temporary_url: media[0]?.url } }] },
    tags: { kind: 'x' },
  });
  expect(await inControl(messageId)).toMatchObject({ text: 'Hello', channel: 'tel', tags: { kind: 'x' } });
});

test('a message that the preview has sent is seen in v1', async () => {
  const { messages } = await send(sandbox, [{ address: ada, channel: 'whatsapp' }], {
    from: { address: '+15005550006', channel: 'whatsapp' },
    content: { text: 'Hi', media: [{ url: 'https://example.com/a.png' }] },
  });

  const { body } = await v1.ask('GET', `/Messages/${messages[0].id}`);

  expect(body).toMatchObject({
    id: `comms_${messages[0].id}`,
    from: { address: '+15005550006', channel: 'WHATSAPP' },
    to: [{ address: ada, channel: 'WHATSAPP' }],
    status: 'QUEUED',
    content: { text: 'Hi', media: [{ url: 'https://example.com/a.png' }] },
  });
});

test.each([
  [
    { quick_reply: { text: 'Yes?', reply_items: [{ id: 'y', title: 'Yes' }] } },
    { text: 'Yes?', suggestions: [{ reply: { text: 'Yes', postbackData: 'y' } }] },
  ],
  [
    { call_to_action: { text: 'Look', actions: [{ type: 'url', title: 'Here', url: 'https://example.com' }] } },
    {
      text: 'Look',
      suggestions: [{ action: { text: 'Here', postbackData: 'Here', openUrlAction: { url: 'https://example.com' } } }],
    },
  ],
  [
    { card: { title: 'Shoes', text: 'Red', actions: [{ type: 'phone_number', title: 'Call', phone_number: ada }] } },
    {
      richCard: {
        standaloneCard: {
          cardContent: {
            title: 'Shoes',
            description: 'Red',
            suggestions: [{ action: { text: 'Call', postbackData: 'Call', dialAction: { phoneNumber: ada } } }],
          },
        },
      },
    },
  ],
  [
    { location: { title: 'Home', latitude: 1, longitude: 2 } },
    {
      text: 'Home',
      suggestions: [
        {
          action: {
            text: 'Home',
            postbackData: 'Home',
            viewLocationAction: { latLong: { latitude: 1, longitude: 2 }, label: 'Home' },
          },
        },
      ],
    },
  ],
])('rich content of the preview is what RCS has for it: %j', async (content, rcs) => {
  const { messages } = await send(sandbox, [{ address: ada, channel: 'tel' }], { content });

  expect((await v1.ask('GET', `/Messages/${messages[0].id}`)).body.content).toEqual({ modules: [{ rcs }] });
});

test('the content of an RCS message is shown in the preview as what it has for it', async () => {
  const cardContent = {
    title: 'Shoes',
    description: 'Red',
    suggestions: [{ action: { text: 'Buy', postbackData: 'b', openUrlAction: { url: 'https://example.com' } } }],
  };
  const id = await v1.send([onPhone(ada)], {
    from: { address: 'rcs:shop', channel: 'RCS' },
    content: { modules: [{ rcs: { richCard: { standaloneCard: { cardContent } } } }] },
  });
  const [{ id: messageId }] = await v1.messages(id);

  const { content, to } = await inPreview(messageId);

  expect(to).toEqual([{ address: ada, channel: 'rcs' }]);
  expect(content).toEqual({
    card: { title: 'Shoes', text: 'Red', actions: [{ type: 'url', title: 'Buy', url: 'https://example.com' }] },
  });
});

test('tags that are templates are filled for each recipient', async () => {
  const id = await v1.send(
    [onPhone(ada, { variables: { city: 'Rome' } }), onPhone(grace, { variables: { city: 'Oslo' } })],
    { tags: { city: '{{ city }}', kind: 'x' } },
  );

  expect((await v1.messages(id)).map(({ tags }) => tags)).toEqual([
    { city: 'Rome', kind: 'x' },
    { city: 'Oslo', kind: 'x' },
  ]);
  expect(await v1.found('tags=city:Oslo;')).toEqual([grace]);
  const { body } = await call(sandbox, 'GET', `/preview/Messages?operation_id=${id.replace('comms_', '')}`);
  expect(body.messages.map(({ tags }: Json) => tags.city)).toEqual(['Oslo', 'Rome']);
  expect((await call(sandbox, 'GET', '/_sandbox/v1/messages?tag=city:Oslo')).body.messages).toHaveLength(1);
});

test('what comes in has the status INBOUND, and its session', async () => {
  const body = { account_sid: account, from: { address: ada, channel: 'tel' }, to: { ...ours, channel: 'tel' } };
  await v1.ask('GET', '/Messages');
  await call(sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body: { ...body, text: '{{ Hi }}' } });

  const [message] = (await v1.ask('GET', '/Messages?status=INBOUND')).body.messages;
  const { body: full } = await v1.ask('GET', `/Messages/${message.id}`);

  expect(full).toMatchObject({
    status: 'INBOUND',
    from: { address: ada, channel: 'SMS' },
    to: [{ address: ours.address, channel: 'PHONE' }],
    content: { text: '{{ Hi }}' },
    attempts: [],
    related: [{ name: 'SESSION', id: expect.stringMatching(/^comms_session_/) }],
  });
  expect(await v1.found(`sessionId=${full.related[0].id}`)).toEqual([ours.address]);
  expect((await v1.ask('GET', `/Messages/${message.id}/Receipts`)).body.receipts).toEqual([]);
});

test('a group message of the preview has the status GROUP, and all its recipients', async () => {
  const recipients = [ada, grace].map((address) => ({ address, channel: 'tel' }));
  await send(sandbox, [{ recipients }]);

  const { body } = await v1.ask('GET', '/Messages?status=GROUP');

  expect(body.messages).toMatchObject([{ status: 'GROUP', to: [onPhone(ada), onPhone(grace)] }]);
});

test('Conversations v2 captures what is sent by v1, by RCS too', async () => {
  const conversations = new OrchestratorClient(sandbox);
  const rule = { captureRules: [{ from: '*', to: '*' }] };
  await conversations.configuration({ channelSettings: { SMS: rule, RCS: rule } });
  await v1.send([onPhone(ada)]);
  await v1.send([onPhone(grace)], {
    from: { address: 'rcs:shop', channel: 'RCS' },
    content: { modules: [{ rcs: { text: 'Rich' } }] },
  });
  await sandbox.clock.advance(10_000);

  const [plain, rich] = await conversations.conversations();
  const texts = await Promise.all([plain, rich].map(async ({ id }) => await conversations.communications(id)));
  expect(texts.flat().map(({ content, author }) => [author.channel, content.text])).toEqual([
    ['SMS', 'Hello'],
    ['RCS', 'Rich'],
  ]);
});

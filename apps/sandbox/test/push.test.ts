import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { android, audienceOf, contactWith, fetchPush, iphone, sendPushes } from './push-client.ts';
import { call, countsOf, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const list = async (query: Readonly<Record<string, string>>, account?: string): Promise<Json> =>
  (
    await call(sandbox, 'GET', `/preview/PushNotifications?${new URLSearchParams(query)}`, {
      ...(account && { account }),
    })
  ).body;
const operations = async (query: Readonly<Record<string, string>>): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/PushNotifications/Operations?${new URLSearchParams(query)}`)).body.operations;
const ids = (pushes: readonly Json[]): string[] => pushes.map(({ id }) => id);

test('a send is answered with 202, with where to follow it, and with its notifications', async () => {
  const { status, headers, body } = await call(sandbox, 'POST', '/preview/PushNotifications', {
    body: {
      to: [{ address: 'device-1', channel: 'fcm', variables: { name: 'Ada' } }],
      content: {
        title: 'Hi {{ name }}',
        text: 'Hello',
        icon: 'bell',
        click_action: { url: 'https://example.com/{{ name }}', activity: 'OPEN' },
        channel_passthrough: [{ channel: 'fcm', data: { orderId: 7 } }],
        default_variables: { name: 'you' },
      },
      priority: 'low',
      sound: 'chime',
      time_to_deliver: 'PT10M',
      tags: { campaign: 'spring' },
    },
  });

  const id = headers.get('operation-id');
  expect(status).toBe(202);
  expect(headers.get('operation-location')).toBe(`${sandbox.url}/preview/PushNotifications/Operations/${id}`);
  expect(headers.get('resource-location')).toBe(`${sandbox.url}/preview/PushNotifications?operation_id=${id}`);
  expect(headers.get('sandbox-fidelity')).toBe('4');
  expect(body.push_notifications).toEqual([
    {
      id: expect.stringMatching(/^pushnotification_[0-9a-hjkmnp-tv-z]{26}$/),
      to: [{ address: 'device-1', channel: 'fcm' }],
      content: {
        title: 'Hi Ada',
        text: 'Hello',
        icon: 'bell',
        click_action: { url: 'https://example.com/Ada', activity: 'OPEN' },
        channel_passthrough: [{ channel: 'fcm', data: { orderId: 7 } }],
        default_variables: { name: 'you' },
      },
      priority: 'low',
      sound: 'chime',
      time_to_deliver: 'PT10M',
      tags: { campaign: 'spring' },
      delivery_status: expect.objectContaining({ total_count: 1, queued: { count: 1 }, opened: { count: 0 } }),
      related: [{ id, name: 'OPERATION', uri: `${sandbox.url}/preview/PushNotifications/Operations/${id}` }],
      created_at: '2026-01-31T09:30:00.000Z',
      updated_at: '2026-01-31T09:30:00.000Z',
      deleted_at: null,
    },
  ]);
});

test('what a send leaves out is shown as its default', async () => {
  const { pushes } = await sendPushes(sandbox, [android('device-1')]);

  expect(pushes[0]).toMatchObject({ priority: 'high', sound: null, time_to_deliver: null, tags: {} });
});

test('what was sent is fetched and listed as it was answered', async () => {
  const { pushes } = await sendPushes(sandbox, [android('device-1', { name: 'Ada' }), iphone()], {
    content: { text: 'Hi {{ name }}', default_variables: { name: 'you' } },
  });

  expect(pushes.map(({ content }) => content.text)).toEqual(['Hi Ada', 'Hi you']);
  expect(await fetchPush(sandbox, pushes[0].id)).toEqual(pushes[0]);
  expect(await fetchPush(sandbox, pushes[1].id.replace('pushnotification_', ''))).toEqual(pushes[1]);
  expect((await list({})).push_notifications).toEqual([pushes[1], pushes[0]]);
});

test('an audience gets one notification for each contact, on the first of its devices', async () => {
  const phone = { address: '+12065550100', channel: 'tel' };
  const one = await contactWith(sandbox, [phone, android('device-1'), iphone()]);
  const two = await contactWith(sandbox, [iphone(), android('device-2')]);
  const audience = await audienceOf(sandbox, [one, two]);
  const { pushes } = await sendPushes(sandbox, [{ audience_id: audience }]);

  expect(pushes.map(({ to }) => to)).toEqual([
    [{ address: 'device-1', channel: 'fcm', contact_id: one }],
    [{ ...iphone(), contact_id: two }],
  ]);
  expect(pushes[0].related).toContainEqual({
    id: audience,
    name: 'AUDIENCE',
    uri: `${sandbox.url}/preview/Audiences/${audience}`,
  });
});

test('a contact is reached on the channel that is asked for', async () => {
  const contact = await contactWith(sandbox, [android('device-1'), iphone()]);
  const { pushes } = await sendPushes(sandbox, [
    { contact_id: contact, channel: 'apn' },
    { contact_id: contact, channel: 'fcm' },
  ]);

  expect(pushes.map(({ to }) => to[0].channel)).toEqual(['apn', 'fcm']);
});

test('lists have every filter', async () => {
  const contact = await contactWith(sandbox, [iphone()]);
  const first = await sendPushes(sandbox, [android('device-1'), android('device-2')]);
  await sandbox.clock.advance(60_000);
  const second = await sendPushes(sandbox, [{ contact_id: contact }]);
  const [one, two, three] = ids([...first.pushes, ...second.pushes]);
  const found = async (query: Readonly<Record<string, string>>): Promise<string[]> =>
    ids((await list(query)).push_notifications);

  expect(await found({})).toEqual([three, two, one]);
  expect(await found({ operation_id: first.operationId })).toEqual([two, one]);
  expect(await found({ operation_id: 'operation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ conversation_id: 'conversation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ start_date: '2026-01-31T09:30:30Z' })).toEqual([three]);
  expect(await found({ end_date: '2026-01-31T09:30:30Z' })).toEqual([two, one]);
  expect(await found({ to_contact: contact })).toEqual([three]);
  expect(await found({ to_address: 'device-2' })).toEqual([two]);
  expect(await found({ channel: 'apn' })).toEqual([three]);
  expect(await found({ channel: 'fcm', to_address: 'device-1' })).toEqual([one]);
  expect((await list({ operation_id: first.operationId })).operation).toMatchObject({ id: first.operationId });
});

test('lists come in pages that keep their filters', async () => {
  const { operationId, pushes } = await sendPushes(sandbox, [android('a-1'), android('a-2'), android('a-3')]);
  await sendPushes(sandbox, [android('b-1')]);

  const first = await list({ operation_id: operationId, page_size: '2' });
  const second = await list({ operation_id: operationId, page_size: '2', page_token: first.pagination.next });

  expect(ids([...first.push_notifications, ...second.push_notifications])).toEqual(ids(pushes).reverse());
  expect(second.pagination.next).toBeNull();
});

test('what was deleted can neither be fetched, nor listed, nor deleted again', async () => {
  const { pushes } = await sendPushes(sandbox, [android('device-1'), android('device-2')]);
  const path = `/preview/PushNotifications/${pushes[0].id}`;

  expect((await call(sandbox, 'DELETE', path)).status).toBe(204);

  expect((await call(sandbox, 'GET', path)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', path)).status).toBe(404);
  expect(ids((await list({})).push_notifications)).toEqual([pushes[1].id]);
});

test('operations are listed by every filter, and counted', async () => {
  const first = await sendPushes(sandbox, [android('device-1'), android('opened-1')]);
  await sandbox.clock.advance(60_000);
  const second = await sendPushes(sandbox, [android('device-1')]);
  const found = async (query: Readonly<Record<string, string>>): Promise<string[]> => ids(await operations(query));

  expect(await found({})).toEqual([second.operationId, first.operationId]);
  expect(await found({ status: 'completed' })).toEqual([first.operationId]);
  expect(await found({ start_date: '2026-01-31T09:30:30Z' })).toEqual([second.operationId]);
  expect(await found({ end_date: '2026-01-31T09:30:30Z' })).toEqual([first.operationId]);
  const { body } = await call(sandbox, 'GET', `/preview/PushNotifications/Operations/${first.operationId}`);
  expect(body.status).toBe('completed');
  expect(countsOf(body.delivery)).toEqual({ delivered: 1, opened: 1 });
});

test('what is still queued is canceled, and a finished operation is not', async () => {
  const { operationId, pushes } = await sendPushes(sandbox, [android('device-1')]);
  const path = `/preview/PushNotifications/Operations/${operationId}/Cancel`;

  const canceled = await call(sandbox, 'POST', path);
  const again = await call(sandbox, 'POST', path);
  await sandbox.clock.advance(60_000);
  const push = await fetchPush(sandbox, pushes[0].id);

  expect(canceled.body).toMatchObject({ id: operationId, status: 'canceled' });
  expect(again.status).toBe(409);
  expect(countsOf(push.delivery_status)).toEqual({ failed: 1 });
  expect(push.errors).toEqual([expect.objectContaining({ code: 20409 })]);
});

test('what one account sent, another one does not see', async () => {
  const { pushes, operationId } = await sendPushes(sandbox, [android('device-1')]);
  const asOther = { account: otherAccount };

  const paths = [pushes[0].id, `Operations/${operationId}`].map((end) => `/preview/PushNotifications/${end}`);
  const answers = await Promise.all(paths.map(async (path) => await call(sandbox, 'GET', path, asOther)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect((await list({}, otherAccount)).push_notifications).toEqual([]);
});

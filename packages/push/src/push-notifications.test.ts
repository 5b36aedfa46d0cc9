import { HttpClient, OutcomeUnknownError } from '@comms/core';
import { expect, test } from 'vitest';
import { PushNotifications } from './index.ts';
import * as operations from './operations.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Answering {
  readonly pushNotifications: PushNotifications;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that always gives the same answer. */
function answering(answer: () => Response): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const path = request.url.replace('https://comms.twilio.com/preview', '');
    sent.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined });
    return answer();
  };
  const httpClient = new HttpClient({ fetcher });
  return {
    pushNotifications: new PushNotifications({ security: { username: 'AC1', password: 'x' }, httpClient }),
    sent,
  };
}

const since = new Date(Date.UTC(2026, 0, 2));
const id = 'operation_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (pushNotifications: PushNotifications) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'sendPushNotifications',
    call: async (pushNotifications) =>
      await pushNotifications.sendPushNotifications({
        to: [{ address: 'token', channel: 'fcm', variables: { firstName: 'Ada' } }],
        content: {
          title: 'Hi',
          clickAction: { url: 'https://example.com' },
          channelPassthrough: [{ channel: 'fcm', data: { myKey: { innerKey: 1 } } }],
        },
        priority: 'low',
        timeToDeliver: since,
      }),
    sent: {
      method: 'POST',
      path: '/PushNotifications',
      body: {
        to: [{ address: 'token', channel: 'fcm', variables: { firstName: 'Ada' } }],
        content: {
          title: 'Hi',
          click_action: { url: 'https://example.com' },
          channel_passthrough: [{ channel: 'fcm', data: { myKey: { innerKey: 1 } } }],
        },
        priority: 'low',
        time_to_deliver: since.toISOString(),
      },
    },
  },
  {
    name: 'listPushNotifications',
    call: async (pushNotifications) =>
      await pushNotifications.listPushNotifications({ operationId: id, startDate: since, pageSize: 10 }),
    sent: {
      method: 'GET',
      path: `/PushNotifications?operation_id=${id}&start_date=${since.toISOString().replaceAll(':', '%3A')}&page_size=10`,
      body: undefined,
    },
  },
  {
    name: 'fetchOnePushNotification',
    call: async (pushNotifications) => await pushNotifications.fetchOnePushNotification('a/b'),
    sent: { method: 'GET', path: '/PushNotifications/a%2Fb', body: undefined },
  },
  {
    name: 'deletePushNotification',
    call: async (pushNotifications) => await pushNotifications.deletePushNotification('x'),
    sent: { method: 'DELETE', path: '/PushNotifications/x', body: undefined },
  },
  {
    name: 'listPushNotificationOperations',
    call: async (pushNotifications) => await pushNotifications.listPushNotificationOperations({ status: 'completed' }),
    sent: { method: 'GET', path: '/PushNotifications/Operations?status=completed', body: undefined },
  },
  {
    name: 'fetchOnePushNotificationOperation',
    call: async (pushNotifications) => await pushNotifications.fetchOnePushNotificationOperation(id),
    sent: { method: 'GET', path: `/PushNotifications/Operations/${id}`, body: undefined },
  },
  {
    name: 'cancelPushNotificationOperation',
    call: async (pushNotifications) => await pushNotifications.cancelPushNotificationOperation(id),
    sent: { method: 'POST', path: `/PushNotifications/Operations/${id}/Cancel`, body: undefined },
  },
];

test('every operation has a method, which is tried here', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort());
});

test.each(rows)('$name sends what the reference asks for', async ({ call, sent: expected }) => {
  const answer = (): Response =>
    expected.method === 'DELETE'
      ? new Response(null, { status: 204 })
      : Response.json({ push_notifications: [], operations: [] });
  const { pushNotifications, sent } = answering(answer);

  await call(pushNotifications);

  expect(sent).toEqual([expected]);
});

test('the answer to a send has what was made, and an operation to follow', async () => {
  const headers = { 'operation-id': id };
  const made = { id: 'push notification_1', created_at: '2026-01-02T03:04:05.678Z', tags: { my_tag: 'x' } };
  const { pushNotifications } = answering(() =>
    Response.json({ push_notifications: [made] }, { status: 202, headers }),
  );

  const sent = await pushNotifications.sendPushNotifications({
    to: [{ address: 'token', channel: 'fcm', variables: { firstName: 'Ada' } }],
    content: {
      title: 'Hi',
      clickAction: { url: 'https://example.com' },
      channelPassthrough: [{ channel: 'fcm', data: { myKey: { innerKey: 1 } } }],
    },
    priority: 'low',
    timeToDeliver: since,
  });

  expect(sent.operation.id).toBe(id);
  expect(sent.pushNotifications).toEqual([
    { id: 'push notification_1', createdAt: new Date('2026-01-02T03:04:05.678Z'), tags: { my_tag: 'x' } },
  ]);
});

test('a send whose answer is lost is not repeated: the error says where to look', async () => {
  const { pushNotifications, sent } = answering(() => new Response('', { status: 502 }));

  const error: unknown = await pushNotifications
    .sendPushNotifications({
      to: [{ address: 'token', channel: 'fcm', variables: { firstName: 'Ada' } }],
      content: {
        title: 'Hi',
        clickAction: { url: 'https://example.com' },
        channelPassthrough: [{ channel: 'fcm', data: { myKey: { innerKey: 1 } } }],
      },
      priority: 'low',
      timeToDeliver: since,
    })
    .catch((reason: unknown) => reason);

  expect(OutcomeUnknownError.isInstance(error) && error.message).toContain('pushNotifications.listPushNotifications');
  expect(sent).toHaveLength(1);
});

test('an operation can be taken up by its id, without a request', () => {
  const { pushNotifications, sent } = answering(() => new Response());

  expect(pushNotifications.operation(id).id).toBe(id);
  expect(sent).toEqual([]);
});

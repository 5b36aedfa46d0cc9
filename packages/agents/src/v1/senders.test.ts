import { ApiError, HttpClient, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { Senders } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly senders: Senders;
  readonly sent: readonly Sent[];
}

/** The client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/v1', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  const options = { security: { username: 'AC1', password: 'x' }, httpClient, retry: { baseDelayMs: 0 } };
  return { senders: new Senders(options), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const at = since.toISOString();
const id = 'comms_sender_01h9krwprkeee8fzqspvwy6nq8';
const ours = { address: '+12065550199', channel: 'SMS' };
const ada = { address: '+12065550100', channel: 'PHONE' };
const controls = { filterIn: ['SMS', 'EMAIL'], priority: [{ channel: 'EMAIL', priority: 0 }] };

interface Row {
  readonly name: string;
  readonly call: (senders: Senders) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'listSenders',
    call: (senders) =>
      senders.listSenders({
        channel: 'SMS',
        status: 'ACTIVATED',
        startDate: since,
        endDate: since,
        pageSize: 5,
        pageToken: 'PT',
      }),
    sent: {
      method: 'GET',
      path: '/Senders?channel=SMS&status=ACTIVATED&startDate=2026-01-02T00%3A00%3A00.000Z&endDate=2026-01-02T00%3A00%3A00.000Z&pageSize=5&pageToken=PT',
      body: undefined,
    },
  },
  {
    name: 'listSenders without filters',
    call: (senders) => senders.listSenders(),
    sent: { method: 'GET', path: '/Senders', body: undefined },
  },
  {
    name: 'fetchOneSender',
    call: async (senders) => await senders.fetchOneSender(id),
    sent: { method: 'GET', path: `/Senders/${id}`, body: undefined },
  },
  {
    name: 'searchSenders',
    call: (senders) => senders.searchSenders({ ...ours, status: 'DEACTIVATED', pageSize: 5, pageToken: 'PT' }),
    sent: {
      method: 'POST',
      path: '/Senders/Search',
      body: { ...ours, status: 'DEACTIVATED', pageSize: 5, pageToken: 'PT' },
    },
  },
  {
    name: 'resolveSenders with a pool',
    call: async (senders) =>
      await senders.resolveSenders({ recipientAddresses: [ada], senderPoolId: 'pool', channels: controls }),
    sent: {
      method: 'POST',
      path: '/Senders/Resolve',
      body: { recipientAddresses: [ada], senderPoolId: 'pool', channels: controls },
    },
  },
  {
    name: 'resolveSenders with addresses',
    call: async (senders) =>
      await senders.resolveSenders({
        recipientAddresses: [ada],
        senderAddresses: [ours, { address: 'support@example.com', name: 'Support' }, { fcm: 'comms_credential_1' }],
      }),
    sent: {
      method: 'POST',
      path: '/Senders/Resolve',
      body: {
        recipientAddresses: [ada],
        senderAddresses: [ours, { address: 'support@example.com', name: 'Support' }, { fcm: 'comms_credential_1' }],
      },
    },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { senders, sent } = answering(Response.json({}));

  await call(senders);

  expect(sent).toEqual([expected]);
});

test('fetchOneSender gives the sender with its dates, and what is not known yet as it came', async () => {
  const { senders } = answering(
    Response.json({
      id,
      ...ours,
      displayName: null,
      status: 'RESTING',
      tags: { my_tag: 'a' },
      createdAt: at,
      novelty: 1,
    }),
  );

  const sender = await senders.fetchOneSender(id);

  expect(sender).toEqual({
    id,
    ...ours,
    displayName: null,
    status: 'RESTING',
    tags: { my_tag: 'a' },
    createdAt: since,
    novelty: 1,
  });
  expect(responseOf(sender)?.statusCode).toBe(200);
});

test('searchSenders walks on by a body that has the token, and repeats the rest of the search', async () => {
  const { senders, sent } = answering(
    Response.json({ senders: [{ id: 'comms_sender_1' }], pagination: { next: 'PT2', self: 'PT1' } }),
    Response.json({ senders: [{ id: 'comms_sender_2' }], pagination: { next: null, self: 'PT2' } }),
  );

  const found = await senders.searchSenders({ ...ours, pageSize: 1 }).toArray({ limit: 10 });

  expect(found).toEqual([{ id: 'comms_sender_1' }, { id: 'comms_sender_2' }]);
  expect(sent.map(({ path }) => path)).toEqual(['/Senders/Search', '/Senders/Search']);
  expect(sent[1]?.body).toEqual({ ...ours, pageSize: 1, pageToken: 'PT2' });
});

test.each([
  ['searchSenders', async (senders: Senders) => await senders.searchSenders(ours)],
  ['resolveSenders', async (senders: Senders) => await senders.resolveSenders({ recipientAddresses: [ada] })],
])('%s reads only, and is asked again when an answer is lost', async (_, call) => {
  const { senders, sent } = answering(Response.json({}, { status: 502 }), Response.json({ senders: [], results: [] }));

  await call(senders);

  expect(sent).toHaveLength(2);
});

test('resolveSenders gives the pairs as they came, the best first', async () => {
  const results = [
    { from: { senderId: id, displayName: null, ...ours }, to: ada, priority: 0 },
    { from: { senderId: 'comms_sender_2', channel: 'PUSH' }, to: { channel: 'TELEPATHY' }, priority: 1 },
  ];
  const { senders } = answering(Response.json({ results }));

  expect((await senders.resolveSenders({ recipientAddresses: [ada] })).results).toEqual(results);
});

test('a search that is refused names the field, and is not repeated', async () => {
  const problem = { code: 20001, message: 'channel is not known', infoUrl: 'https://x.test', context: '$.channel' };
  const { senders, sent } = answering(Response.json({ errors: [problem] }, { status: 400 }));

  const error: unknown = await senders.searchSenders({ ...ours, channel: 'PIGEON' }).then(
    () => undefined,
    (reason: unknown) => reason,
  );

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ operation: 'v1.senders.searchSenders', errors: [{ code: 20001, field: 'channel' }] });
  expect(sent).toHaveLength(1);
});

test('a server that speaks the preview is told apart, and the entry point for it is named', async () => {
  const { senders } = answering(Response.json({ id: 'agent_01h9krwprkeee8fzqspvwy6nq8', display_name: 'Ada' }));

  await expect(senders.fetchOneSender(id)).rejects.toThrow(/@comms\/agents/);
});

test('a page size that the API does not have is refused before the wire', async () => {
  const { senders, sent } = answering(Response.json({ senders: [] }));

  await expect(senders.searchSenders({ ...ours, pageSize: 1001 }).toArray({ limit: 1 })).rejects.toThrow(/pageSize/);

  expect(sent).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import {
  ada,
  adaOn,
  childOf,
  fetchCommunication,
  on,
  phone,
  sendCommunications,
  shopPool,
} from './communications-client.ts';
import { audienceOf, contactWith } from './push-client.ts';
import { call, countsOf, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const list = async (query: Readonly<Record<string, string>>, account?: string): Promise<Json> =>
  (
    await call(sandbox, 'GET', `/preview/Communications?${new URLSearchParams(query)}`, {
      ...(account && { account }),
    })
  ).body;
const operation = async (id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/Communications/Operations/${id}`)).body;
const ids = (items: readonly Json[]): string[] => items.map(({ id }) => id);

test('a send is answered with 202, with where to follow it, and with what its communications became', async () => {
  const { status, headers, body } = await call(sandbox, 'POST', '/preview/Communications', {
    body: {
      from: phone,
      to: [{ ...on('tel', ada.tel), variables: { name: 'Ada' } }],
      content: { title: 'Hi', text: 'Hi {{ name }}', html: '<p>Hi {{ name }}</p>' },
      tags: { campaign: 'spring' },
    },
  });

  const id = headers.get('operation-id');
  expect(status).toBe(202);
  expect(headers.get('operation-location')).toBe(`${sandbox.url}/preview/Communications/Operations/${id}`);
  expect(headers.get('resource-location')).toBe(`${sandbox.url}/preview/Communications?operation_id=${id}`);
  expect(headers.get('sandbox-fidelity')).toBe('4');
  expect(body.communications).toEqual([
    {
      id: expect.stringMatching(/^communication_[0-9a-hjkmnp-tv-z]{26}$/),
      type: 'message',
      channel: 'tel',
      from: phone,
      to: [{ address: ada.tel, channel: 'tel' }],
      content: { title: 'Hi', text: 'Hi Ada', html: '<p>Hi Ada</p>' },
      delivery_status: expect.objectContaining({ total_count: 1, queued: { count: 1 }, read: { count: 0 } }),
      related: [
        { id, name: 'OPERATION', uri: `${sandbox.url}/preview/Communications/Operations/${id}` },
        {
          id: expect.stringMatching(/^message_/),
          name: 'MESSAGE',
          uri: expect.stringContaining('/preview/Messages/message_'),
        },
      ],
      tags: { campaign: 'spring' },
      created_at: '2026-01-31T09:30:00.000Z',
      updated_at: '2026-01-31T09:30:00.000Z',
      deleted_at: null,
    },
  ]);
});

test('what was sent is fetched and listed as it was answered', async () => {
  const { communications } = await sendCommunications(sandbox, [on('tel', ada.tel), on('fcm', ada.fcm)]);

  expect(await fetchCommunication(sandbox, communications[0].id)).toEqual(communications[0]);
  expect((await list({})).communications).toEqual([...communications].reverse());
});

test('what a communication became points back to it, and to its own operation', async () => {
  const { communications } = await sendCommunications(sandbox, [on('tel', ada.tel)]);
  const { id } = communications[0];
  const child = await childOf(sandbox, communications[0]);

  expect(child).toMatchObject({ from: phone, to: [on('tel', ada.tel)], content: { text: 'Hello' } });
  expect(child.related).toContainEqual({
    id,
    name: 'COMMUNICATION',
    uri: `${sandbox.url}/preview/Communications/${id}`,
  });
});

test('one send makes one operation for each kind, and no more', async () => {
  const contacts = [
    await contactWith(sandbox, adaOn('tel')),
    await contactWith(sandbox, adaOn('email')),
    await contactWith(sandbox, adaOn('whatsapp')),
    await contactWith(sandbox, adaOn('fcm')),
  ];
  const audience = await audienceOf(sandbox, contacts);
  const { communications } = await sendCommunications(
    sandbox,
    [{ audience_id: audience }],
    await shopPool(sandbox, ['tel', 'email', 'whatsapp']),
  );
  const operations = async (resource: string): Promise<Json[]> =>
    (await call(sandbox, 'GET', `/preview/${resource}/Operations`)).body.operations;
  const totals = async (resource: string): Promise<number[]> =>
    (await operations(resource)).map(({ delivery }) => delivery.total_count);

  expect(communications.map(({ type }) => type)).toEqual(['message', 'email', 'message', 'push_notification']);
  expect(await totals('Messages')).toEqual([2]);
  expect(await totals('Emails')).toEqual([1]);
  expect(await totals('PushNotifications')).toEqual([1]);
  expect(communications[0].related).toContainEqual(expect.objectContaining({ id: audience, name: 'AUDIENCE' }));
});

test('lists have every filter', async () => {
  const contact = await contactWith(sandbox, adaOn('email'));
  const first = await sendCommunications(sandbox, [on('tel', ada.tel), on('fcm', ada.fcm), on('email', ada.email)]);
  await sandbox.clock.advance(60_000);
  const second = await sendCommunications(sandbox, [{ contact_id: contact }], {
    from: on('email', 'shop@example.com'),
  });
  const [tel, fcm, unreached, email] = ids([...first.communications, ...second.communications]);
  const found = async (query: Readonly<Record<string, string>>): Promise<string[]> =>
    ids((await list(query)).communications);

  expect(await found({})).toEqual([email, unreached, fcm, tel]);
  expect(await found({ operation_id: first.operationId })).toEqual([unreached, fcm, tel]);
  expect(await found({ operation_id: 'operation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ conversation_id: 'conversation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ start_date: '2026-01-31T09:30:30Z' })).toEqual([email]);
  expect(await found({ end_date: '2026-01-31T09:30:30Z' })).toEqual([unreached, fcm, tel]);
  expect(await found({ to_contact: contact })).toEqual([email]);
  expect(await found({ to_address: ada.tel })).toEqual([tel]);
  expect(await found({ channel: 'fcm' })).toEqual([fcm]);
  expect(await found({ communication_type: 'message' })).toEqual([tel]);
  expect(await found({ communication_type: 'push_notification' })).toEqual([fcm]);
  // One that reaches nobody became nothing, and has no type.
  expect(await found({ communication_type: 'email' })).toEqual([email]);
  expect(await found({ communication_type: 'message', channel: 'fcm' })).toEqual([]);
  expect((await list({ operation_id: first.operationId })).operation).toMatchObject({ id: first.operationId });
});

test('lists come in pages that keep their filters', async () => {
  const to = ['a', 'b', 'c'].map((token) => on('fcm', token));
  const { operationId, communications } = await sendCommunications(sandbox, to);
  await sendCommunications(sandbox, [on('fcm', 'd')]);

  const first = await list({ operation_id: operationId, page_size: '2' });
  const second = await list({ operation_id: operationId, page_size: '2', page_token: first.pagination.next });

  expect(ids([...first.communications, ...second.communications])).toEqual(ids(communications).reverse());
  expect(second.pagination.next).toBeNull();
});

test('what was deleted is gone, and what it became is not', async () => {
  const { communications } = await sendCommunications(sandbox, [on('tel', ada.tel), on('fcm', ada.fcm)]);
  const path = `/preview/Communications/${communications[0].id}`;

  expect((await call(sandbox, 'DELETE', path)).status).toBe(204);

  expect((await call(sandbox, 'GET', path)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', path)).status).toBe(404);
  expect(ids((await list({})).communications)).toEqual([communications[1].id]);
  await sandbox.clock.advance(60_000);
  expect(countsOf((await childOf(sandbox, communications[0])).delivery_status)).toEqual({ delivered: 1 });
});

test('operations are listed by every filter, and counted', async () => {
  const first = await sendCommunications(sandbox, [on('tel', ada.tel), on('fcm', 'opened'), on('email', ada.email)]);
  await sandbox.clock.advance(60_000);
  const second = await sendCommunications(sandbox, [on('tel', ada.tel)]);
  const found = async (query: Readonly<Record<string, string>>): Promise<string[]> =>
    ids(
      (await call(sandbox, 'GET', `/preview/Communications/Operations?${new URLSearchParams(query)}`)).body.operations,
    );

  expect(await found({})).toEqual([second.operationId, first.operationId]);
  expect(await found({ status: 'completed' })).toEqual([first.operationId]);
  expect(await found({ start_date: '2026-01-31T09:30:30Z' })).toEqual([second.operationId]);
  expect(await found({ end_date: '2026-01-31T09:30:30Z' })).toEqual([first.operationId]);
  expect(countsOf((await operation(first.operationId)).delivery)).toEqual({ delivered: 1, opened: 1, failed: 1 });
});

test('a cancel takes back what is still queued of all kinds, and of what was made of it', async () => {
  const from = await shopPool(sandbox);
  const to = [on('tel', ada.tel), on('email', ada.email), on('fcm', ada.fcm)];
  const { operationId, communications } = await sendCommunications(sandbox, to, from);
  const path = `/preview/Communications/Operations/${operationId}/Cancel`;

  const canceled = await call(sandbox, 'POST', path);
  const again = await call(sandbox, 'POST', path);
  await sandbox.clock.advance(60_000);

  expect(canceled.body).toMatchObject({ id: operationId, status: 'canceled', delivery: { failed: { count: 3 } } });
  expect(again.status).toBe(409);
  expect((await operation(operationId)).status).toBe('canceled');
  for (const communication of communications) {
    const { delivery_status: status, errors } = await childOf(sandbox, communication);
    expect(countsOf(status)).toEqual({ failed: 1 });
    expect(errors).toEqual([expect.objectContaining({ code: 20409 })]);
    expect(await fetchCommunication(sandbox, communication.id)).toMatchObject({
      errors: [expect.objectContaining({ code: 20409 })],
    });
  }
});

test('when what it became is canceled, a communication has failed, too', async () => {
  const { communications } = await sendCommunications(sandbox, [on('tel', ada.tel), on('fcm', ada.fcm)]);
  const { related } = await childOf(sandbox, communications[0]);
  const childOperation = related.find(({ name }: Json) => name === 'OPERATION').id;

  await call(sandbox, 'POST', `/preview/Messages/Operations/${childOperation}/Cancel`);
  await sandbox.clock.advance(60_000);

  const states = await Promise.all(
    ids(communications).map(async (id) => countsOf((await fetchCommunication(sandbox, id)).delivery_status)),
  );
  expect(states).toEqual([{ failed: 1 }, { delivered: 1 }]);
});

test('what one account sent, another one does not see', async () => {
  const { communications, operationId } = await sendCommunications(sandbox, [on('tel', ada.tel)]);
  const asOther = { account: otherAccount };

  const paths = [communications[0].id, `Operations/${operationId}`].map((end) => `/preview/Communications/${end}`);
  const answers = await Promise.all(paths.map(async (path) => await call(sandbox, 'GET', path, asOther)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect((await list({}, otherAccount)).communications).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, now } from './orchestrator-client.ts';
import { type Json, otherAccount } from './test-client.ts';
import { android, iphone, PushV1Client } from './v1-push-client.ts';

let sandbox: Sandbox;
let v1: PushV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new PushV1Client(sandbox);
  await v1.credential();
  await v1.credential('APN');
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
});
afterEach(async () => await sandbox.close());

/** The tokens of what a list with some filters has. */
const found = async (query: string): Promise<string[]> =>
  (await v1.get(`?${query}`)).pushNotifications.map(({ to }: Json) => to.token.slice(0, 8));
const operations = async (query: string): Promise<string[]> =>
  (await v1.get(`/Operations?${query}`)).operations.map(({ id }: Json) => id);

test('notifications are listed by each filter, the newest first', async () => {
  const { userId } = await v1.register('device-1');
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
  const first = await v1.send([{ userId }, { token: iphone(), provider: 'APN' }], { tags: { a: '1', b: '2' } });
  await sandbox.clock.advance('PT1M');
  await v1.send([android('dead-1')], { tags: { a: '1' } });
  await sandbox.clock.advance('PT1M');
  await v1.send([android('later-1')], { schedule: { sendAt: ['2026-02-01T00:00:00Z'] } });
  await v1.send([android('queued-1')]);

  expect(await found('')).toEqual(['queued-1', 'later-1', 'dead-1', 'a1777777', 'device-1']);
  expect(await found(`operationId=${first}`)).toEqual(['a1777777', 'device-1']);
  expect(await found('operationId=comms_operation_00000000000000000000000000')).toEqual([]);
  expect(await found(`user=${userId}`)).toEqual(['device-1']);
  expect(await found('provider=APN')).toEqual(['a1777777']);
  expect(await found('status=SENT')).toEqual(['a1777777', 'device-1']);
  expect(await found('status=FAILED')).toEqual(['dead-1']);
  expect(await found('status=SCHEDULED')).toEqual(['later-1']);
  expect(await found('status=QUEUED')).toEqual(['queued-1']);
  expect(await found('status=CANCELED')).toEqual([]);
  expect(await found('tags=a:1;')).toEqual(['dead-1', 'a1777777', 'device-1']);
  expect(await found('tags=a:1;b:2;')).toEqual(['a1777777', 'device-1']);
  expect(await found('startDate=2026-01-31T09:30:30Z&endDate=2026-01-31T09:31:30Z')).toEqual(['dead-1']);
});

test('what was canceled is not among what has failed', async () => {
  const id = await v1.send([android('later-1')], { schedule: { sendAt: ['2026-02-01T00:00:00Z'] } });
  await v1.ask('POST', `/Operations/${id}/Cancel`);

  expect(await found('status=FAILED')).toEqual([]);
  expect(await found('status=CANCELED')).toEqual(['later-1']);
});

test('pages follow each other by their tokens, to the last', async () => {
  await v1.send([android('device-1'), android('device-2'), android('device-3')]);

  const first = await v1.get('?pageSize=2');
  const { next, self } = first.pagination;
  const second = await v1.get(`?pageSize=2&pageToken=${next}`);

  expect(first.pushNotifications).toHaveLength(2);
  expect(second.pushNotifications.map(({ to }: Json) => to.token)).toEqual(['device-1']);
  expect(second.pagination).toEqual({ next: null, self: expect.any(String) });
  expect((await v1.get(`?pageSize=2&pageToken=${self}`)).pushNotifications).toEqual(first.pushNotifications);
});

test('operations are listed by each filter, the newest first', async () => {
  const first = await v1.send([android('device-1')]);
  await sandbox.clock.advance('PT1M');
  const later = await v1.send([android('device-1')], { schedule: { sendAt: ['2026-02-01T00:00:00Z'] } });

  expect(await operations('')).toEqual([later, first]);
  expect(await operations('status=COMPLETED')).toEqual([first]);
  expect(await operations('status=SCHEDULED')).toEqual([later]);
  expect(await operations('startDate=2026-01-31T09:30:30Z')).toEqual([later]);
  expect(await operations('endDate=2026-01-31T09:30:30Z')).toEqual([first]);
  expect((await v1.get('/Operations?pageSize=1')).pagination.next).toEqual(expect.any(String));
});

test('an operation shows its counts as the reference has them', async () => {
  const id = await v1.send([android('device-1')]);

  expect(await v1.get(`/Operations/${id}`)).toEqual({
    id,
    status: 'PROCESSING',
    stats: {
      total: 1,
      recipients: 1,
      unaddressable: 0,
      scheduled: 0,
      queued: 1,
      sent: 0,
      failed: 0,
      canceled: 0,
    },
    createdAt: now,
    updatedAt: now,
  });
});

test('errors of an operation come page by page', async () => {
  const id = await v1.send([android('bad-1'), android('bad-2'), android('device-1')]);
  await sandbox.clock.advance('PT1M');

  const first = await v1.get(`/Operations/${id}/Errors?pageSize=1`);
  const second = await v1.get(`/Operations/${id}/Errors?pageSize=1&pageToken=${first.pagination.next}`);

  expect(first.errors).toMatchObject([{ to: { token: 'bad-1' } }]);
  expect(second.errors).toMatchObject([{ to: { token: 'bad-2' } }]);
  expect(second.pagination.next).toBeNull();
});

test.each([
  ['?pageSize=0', '$.pageSize'],
  ['?pageSize=1001', '$.pageSize'],
  ['?pageToken=x', '$.pageToken'],
  ['?status=READ', '$.status'],
  ['?provider=SMS', '$.provider'],
  ['?tags=a', '$.tags'],
  ['?startDate=yesterday', '$.startDate'],
  ['?startDate=2026-01-02T00:00:00Z&endDate=2026-01-01T00:00:00Z', '$.endDate'],
  ['/Operations?status=DONE', '$.status'],
  ['/Credentials?isDefault=maybe', '$.isDefault'],
  ['/Users?pageToken=x', '$.pageToken'],
])('a list with %s is refused', async (query, context) => {
  expect(await v1.refusal('GET', query)).toEqual([context]);
});

test.each([
  ['GET', '/comms_pushnotification_00000000000000000000000000'],
  ['GET', '/Operations/comms_operation_00000000000000000000000000'],
  ['GET', '/Operations/comms_operation_00000000000000000000000000/Errors'],
  ['POST', '/Operations/comms_operation_00000000000000000000000000/Cancel'],
  ['GET', '/Users/comms_pushnotificationuser_00000000000000000000000000'],
  ['GET', '/DeviceRegistrations/comms_device_registration_00000000000000000000000000'],
])('%s %s is answered with 404', async (method, path) => {
  expect((await v1.ask(method, path)).status).toBe(404);
});

test('what other accounts have sent is not there', async () => {
  const id = await v1.send([android('device-1')]);
  const { id: push } = await v1.only(id);

  expect((await v1.ask('GET', `/${push}`, undefined, otherAccount)).status).toBe(404);
  expect((await v1.ask('GET', `/Operations/${id}`, undefined, otherAccount)).status).toBe(404);
  expect((await v1.ask('GET', '', undefined, otherAccount)).body.pushNotifications).toEqual([]);
});

const good = { to: [android('device-1')], content: { body: 'Hello' } };

test.each([
  ['no recipients', { to: [] }, ['$.to']],
  ['a token that is none', { to: [android('two words')] }, ['$.to[0].token']],
  ['a provider that there is not', { to: [{ token: 'x', provider: 'WNS' }] }, ['$.to[0].provider']],
  ['no content', { content: undefined }, ['$.content']],
  ['an empty text', { content: { body: '' } }, ['$.content.body']],
  ['a text that is no template', { content: { body: '{{ name' } }, ['$.content.body']],
  ['a variable without a value or a default', { content: { body: 'Hi {{ name }}' } }, ['$.to[0].variables']],
  [
    'an image that has no address',
    { content: { body: 'Hi', images: [{ url: 'a picture' }] } },
    ['$.content.images[0].url'],
  ],
  ['another priority', { priority: 'high' }, ['$.priority']],
  ['a time that is none', { schedule: { sendAt: ['soon'] } }, ['$.schedule.sendAt[0]']],
  ['a tag with a space', { tags: { a: 'b c' } }, ['$.tags.a']],
  ['several things', { to: [android('two words')], priority: 'low' }, ['$.priority', '$.to[0].token']],
])('a send with %s is refused, and nothing is sent', async (_, change, contexts) => {
  expect((await v1.refusal('POST', '', { ...good, ...change })).sort()).toEqual(contexts);
  expect((await v1.get('/Operations')).operations).toEqual([]);
});

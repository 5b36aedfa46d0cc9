import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, hour, later } from './orchestrator-client.ts';
import { call, countsOf } from './test-client.ts';
import { ada, bothModules, grace, MessagesV1Client, onPhone } from './v1-messages-client.ts';

let sandbox: Sandbox;
let v1: MessagesV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new MessagesV1Client(sandbox);
});
afterEach(async () => await sandbox.close());

const inAnHour = { schedule: { sendAt: [later(hour)] } };

test('a send with a time waits for it, and goes on as ever', async () => {
  const id = await v1.send([onPhone(ada)], inAnHour);

  const seen: unknown[] = [];
  for (const ms of [0, hour - 1, 1, 10_000]) {
    await sandbox.clock.advance(ms);
    seen.push([(await v1.operation(id)).status, (await v1.messages(id))[0].status]);
  }

  expect(seen).toEqual([
    ['SCHEDULED', 'SCHEDULED'],
    ['SCHEDULED', 'SCHEDULED'],
    ['PROCESSING', 'QUEUED'],
    ['COMPLETED', 'DELIVERED'],
  ]);
});

test('a scheduled message says for when, and has not been tried', async () => {
  const id = await v1.send([onPhone(ada)], inAnHour);

  expect(await v1.only(id)).toMatchObject({ scheduledFor: later(hour), attempts: [] });
  expect(await v1.stats(id)).toEqual({ total: 1, recipients: 1, scheduled: 1 });
});

test('its receipts begin when it was asked for, and its try at its time', async () => {
  const id = await v1.send([onPhone(ada)], inAnHour);
  await sandbox.clock.advance(hour + 10_000);

  const { id: messageId, attempts } = await v1.only(id);
  const { body } = await v1.ask('GET', `/Messages/${messageId}/Receipts`);
  expect(attempts).toMatchObject([{ status: 'DELIVERED', attemptedAt: later(hour) }]);
  expect(body.receipts.slice(0, 2)).toMatchObject([
    { status: 'SCHEDULED', createdAt: later(0) },
    { status: 'QUEUED', attempt: 1, createdAt: later(hour) },
  ]);
});

test('in the preview it is queued, and its operation is processing', async () => {
  const id = (await v1.send([onPhone(ada)], inAnHour)).replace('comms_', '');

  const { body: operation } = await call(sandbox, 'GET', `/preview/Messages/Operations/${id}`);
  const { body: list } = await call(sandbox, 'GET', `/preview/Messages?operation_id=${id}`);
  const { body: operations } = await call(sandbox, 'GET', '/preview/Messages/Operations?status=processing');

  expect([operation.status, countsOf(operation.delivery)]).toEqual(['processing', { queued: 1 }]);
  expect(countsOf(list.messages[0].delivery_status)).toEqual({ queued: 1 });
  expect(operations.operations).toHaveLength(1);
});

test('a time that has come is now', async () => {
  const id = await v1.send([onPhone(ada)], { schedule: { sendAt: [later(-hour)] } });

  expect((await v1.operation(id)).status).toBe('PROCESSING');
  expect(await v1.only(id)).toMatchObject({ status: 'QUEUED', scheduledFor: later(-hour) });
});

test('of several times all must have come: that is the latest', async () => {
  const id = await v1.send([onPhone(ada)], { schedule: { sendAt: [later(2 * hour), later(hour)] } });

  expect((await v1.only(id)).scheduledFor).toBe(later(2 * hour));
});

test.each([
  ['of a country with one time', '+4930123456', '2026-01-31T11:00:00.000Z'],
  ['of a country with several', '+12065550100', '2026-01-31T12:00:00.000Z'],
  ['of a country that is half an hour off', '+912212345678', '2026-01-31T06:30:00.000Z'],
])('a time without a zone is local to a number %s, or else in UTC', async (_, address, expected) => {
  const id = await v1.send([onPhone(address)], { schedule: { sendAt: ['2026-01-31T12:00:00'] } });

  expect((await v1.only(id)).scheduledFor).toBe(expected);
});

test('a time with a zone is the same for everyone', async () => {
  const id = await v1.send([onPhone('+4930123456')], { schedule: { sendAt: ['2026-01-31T12:00:00+05:30'] } });

  expect((await v1.only(id)).scheduledFor).toBe('2026-01-31T06:30:00.000Z');
});

test('an operation whose messages come to their time one after the other is processing from the first on', async () => {
  const to = [onPhone('+4930123456'), onPhone(ada)];
  const id = await v1.send(to, { schedule: { sendAt: ['2026-01-31T12:00:00'] } });

  await sandbox.clock.advance('PT1H31M');

  expect((await v1.messages(id)).map(({ status }) => status)).toEqual(['DELIVERED', 'SCHEDULED']);
  expect((await v1.operation(id)).status).toBe('PROCESSING');
});

test('a scheduled send can be canceled: nothing of it is ever sent', async () => {
  const id = await v1.send([onPhone(ada), onPhone(grace)], inAnHour);

  const { status, headers, body } = await v1.ask('POST', `/Messages/Operations/${id}/Cancel`);
  await sandbox.clock.advance(2 * hour);

  const resourceLocation = `${sandbox.url}/v1/Messages/Operations/${id}`;
  expect([status, body]).toEqual([202, { resourceId: id, resourceLocation }]);
  expect(headers.get('location')).toBe(resourceLocation);
  expect((await v1.operation(id)).status).toBe('CANCELED');
  expect(await v1.stats(id)).toEqual({ total: 2, recipients: 2, canceled: 2 });
  expect(await v1.only(id)).toMatchObject({ status: 'CANCELED', attempts: [] });
});

test('what was canceled with the preview is canceled in v1', async () => {
  const id = await v1.send([onPhone(ada)], inAnHour);

  const { status, body } = await call(
    sandbox,
    'POST',
    `/preview/Messages/Operations/${id.replace('comms_', '')}/Cancel`,
  );

  expect([status, body.status, countsOf(body.delivery)]).toEqual([200, 'canceled', { failed: 1 }]);
  expect((await v1.only(id)).status).toBe('CANCELED');
});

test('what is queued can be canceled too, and was tried', async () => {
  const id = await v1.send([onPhone(ada)]);

  await v1.ask('POST', `/Messages/Operations/${id}/Cancel`);

  expect(await v1.only(id)).toMatchObject({ status: 'CANCELED', attempts: [{ status: 'CANCELED' }] });
  expect(await v1.stats(id)).toEqual({ total: 1, recipients: 1, attempts: 1, canceled: 1 });
  expect((await v1.ask('GET', `/Messages/Operations/${id}/Errors`)).body.errors).toEqual([]);
});

test('what is scheduled has all its tries before it', async () => {
  const id = await v1.send([onPhone('+15005551207')], { ...inAnHour, from: undefined, content: bothModules });
  await sandbox.clock.advance(hour + 10_000);

  expect((await v1.only(id)).attempts).toMatchObject([{ status: 'FAILED' }, { status: 'DELIVERED' }]);
});

test('a sandbox that was saved and loaded still sends at the time', async () => {
  const id = await v1.send([onPhone(ada)], inAnHour);
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/before');
  await sandbox.clock.advance(2 * hour);
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/before/restore');

  const before = (await v1.operation(id)).status;
  await sandbox.clock.advance(2 * hour);

  expect([before, (await v1.operation(id)).status]).toEqual(['SCHEDULED', 'COMPLETED']);
});

test('what is refused before its time is over, and was not tried', async () => {
  const id = await v1.send([{ addresses: [onPhone(ada), onPhone(grace)] }], inAnHour);
  const { id: messageId } = await v1.only(id);
  const receipt = { id: messageId.replace('comms_', ''), status: 'failed', code: 30008 };
  await call(sandbox, 'POST', '/_sandbox/v1/inbound/receipts', { body: receipt });
  await sandbox.clock.advance(2 * hour);

  expect(await v1.only(id)).toMatchObject({ status: 'FAILED', attempts: [] });
  expect(await v1.stats(id)).toEqual({ total: 1, recipients: 1, failed: 1 });
});

test('the control API shows it as scheduled, with when it came to each state', async () => {
  const id = await v1.send([onPhone(ada)], inAnHour);
  const shown = async (path: string) => (await call(sandbox, 'GET', `/_sandbox/v1/${path}`)).body;

  const { operations } = await shown('operations?status=scheduled');
  const [{ id: messageId }] = (await shown('messages?state=scheduled')).messages;
  await sandbox.clock.advance(hour + 10_000);
  const { transitions } = await shown(`messages/${messageId}`);

  expect(operations).toMatchObject([{ id: id.replace('comms_', ''), counts: { scheduled: 1, queued: 0 } }]);
  expect(transitions.slice(0, 2)).toEqual([
    { state: 'scheduled', at: later(0) },
    { state: 'queued', at: later(hour) },
  ]);
});

test('10,000 recipients with a local time are taken in one send', async () => {
  const to = Array.from({ length: 10_000 }, (_, index) => onPhone(`+1206${5_550_000 + index}`));

  const id = await v1.send(to, { schedule: { sendAt: ['2026-01-31T12:00:00'] } });

  expect(await v1.stats(id)).toEqual({ total: 10_000, recipients: 10_000, scheduled: 10_000 });
});

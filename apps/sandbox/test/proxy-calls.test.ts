import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ada, frozenSandbox, grace, later, linus, now, type Pair, ProxyClient } from './proxy-client.ts';
import { account, call } from './test-client.ts';

let sandbox: Sandbox;
let proxy: ProxyClient;
let pair: Pair;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
  pair = await proxy.pair();
});
afterEach(async () => await sandbox.close());

test('a call to a proxy number is an interaction that begins the session', async () => {
  const taken = await proxy.ring(ada, pair.ada.proxy_identifier);
  const [interaction] = await proxy.interactions(pair.path);

  expect(interaction).toMatchObject({
    sid: taken.interaction_sid,
    type: 'voice',
    data: '{}',
    inbound_participant_sid: pair.ada.sid,
    inbound_resource_sid: expect.stringMatching(/^CA[\da-f]{32}$/),
    inbound_resource_status: 'in-progress',
    inbound_resource_type: 'Call',
    outbound_participant_sid: pair.grace.sid,
    outbound_resource_sid: expect.stringMatching(/^CA[\da-f]{32}$/),
    outbound_resource_status: 'initiated',
    outbound_resource_type: 'Call',
    outbound_resource_url: expect.stringContaining(`/Calls/${taken.outbound_resource_sid}.json`),
  });
  expect(await proxy.get(pair.path)).toMatchObject({ status: 'in-progress', date_started: now });
});

test('a call ends after its time, which is told then', async () => {
  await proxy.ring(grace, pair.grace.proxy_identifier, { duration: 30 });

  await sandbox.clock.advance(29_000);
  const [before] = await proxy.interactions(pair.path);
  await sandbox.clock.advance(1000);
  const [after] = await proxy.interactions(pair.path);

  expect(before).toMatchObject({ outbound_resource_status: 'initiated', data: '{}' });
  expect(after).toMatchObject({
    outbound_resource_status: 'completed',
    inbound_resource_status: 'in-progress',
    data: '{"duration":"30"}',
    date_updated: later(30),
  });
});

test('a call of five seconds is what a test gets that says nothing', async () => {
  await proxy.ring(ada, pair.ada.proxy_identifier);
  await sandbox.clock.advance(5000);

  expect(await proxy.interactions(pair.path)).toMatchObject([{ data: '{"duration":"5"}' }]);
});

test.each(['busy', 'no-answer', 'failed', 'canceled'])(
  'a call can end as %s, and has no duration then',
  async (outcome) => {
    await proxy.ring(ada, pair.ada.proxy_identifier, { outcome });
    await sandbox.clock.advance(5000);

    expect(await proxy.interactions(pair.path)).toMatchObject([{ outbound_resource_status: outcome, data: '{}' }]);
  },
);

test('the control API answers with the call', async () => {
  const body = { account_sid: account, from: { address: ada }, to: { address: pair.ada.proxy_identifier } };

  const answer = await call(sandbox, 'POST', '/_sandbox/v1/inbound/calls', { body });

  expect(answer).toMatchObject({
    status: 201,
    body: {
      sid: answer.body.taken.inbound_resource_sid,
      account_sid: account,
      direction: 'inbound',
      from: { address: ada, channel: 'tel' },
    },
  });
});

test('a call goes nowhere in a session for messages', async () => {
  const session = await proxy.make(`/Services/${pair.service.sid}/Sessions`, { Mode: 'message-only' });
  const path = `/Services/${pair.service.sid}/Sessions/${session.sid}`;
  const { proxy_identifier: to } = await proxy.join(path, linus);
  await proxy.join(path, '+12065550109');

  expect(await proxy.ring(linus, to)).toMatchObject({ error_code: 80911 });
  expect(await proxy.interactions(path)).toEqual([]);
});

test('a call outside of a session is noted', async () => {
  expect(await proxy.ring(linus, pair.ada.proxy_identifier)).toMatchObject({ error_code: 80902 });
  expect(await proxy.codes()).toEqual([80902]);
});

test('a call that is under way ends, though its interaction was deleted', async () => {
  const { interaction_sid: sid } = await proxy.ring(ada, pair.ada.proxy_identifier);
  await proxy.call('DELETE', `${pair.path}/Interactions/${sid}`);

  await sandbox.clock.advance(60_000);

  expect(await proxy.interactions(pair.path)).toEqual([]);
});

test('nobody takes calls to other numbers', async () => {
  const body = { account_sid: account, from: { address: ada }, to: { address: '+12065559999' } };

  expect(await call(sandbox, 'POST', '/_sandbox/v1/inbound/calls', { body })).toMatchObject({ status: 404 });
});

test('a call that cannot be understood is refused with all that is wrong', async () => {
  const body = { from: { address: 'x', channel: 'email' }, duration: -1, outcome: 'voicemail', colour: 'red' };

  const answer = await call(sandbox, 'POST', '/_sandbox/v1/inbound/calls', { body });

  expect(answer.status).toBe(400);
  expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
    'colour',
    'duration',
    'from.address',
    'from.channel',
    'outcome',
    'to.address',
  ]);
});

import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { seededNumber } from '../src/seeded-number.ts';
import { startSink } from './event-sink.ts';
import { type Asked, ask, askFor, type LoadKind, type LoadPlaces, loadKinds, loadUntilCut } from './load-until-cut.ts';
import { newDataFile, type SandboxProcess, startProcess } from './sandbox-process.ts';
import { account, call, phones, send } from './test-client.ts';
import { webhookReceiver } from './webhook-receiver.ts';

let sandbox: SandboxProcess;
afterEach(async () => void (await sandbox.end('SIGKILL')));

/** How often the process is killed. */
const kills = 50;

/** How many rows there are of what was asked for, by its name. */
const selectRows: Readonly<Record<LoadKind, string>> = {
  message: `SELECT o.request ->> '$.content.text' AS name, count(*) AS rows FROM operations o
    JOIN deliveries d ON d.operation = o.seq WHERE o.resource = 'messages' GROUP BY 1`,
  audience: "SELECT fields ->> 'name' AS name, count(*) AS rows FROM resources WHERE kind = 'audience' GROUP BY 1",
  chat_message: "SELECT fields ->> 'body' AS name, count(*) AS rows FROM resources WHERE kind = 'IM' GROUP BY 1",
  session: 'SELECT unique_name AS name, count(*) AS rows FROM proxy_sessions GROUP BY 1',
  proxy_text: "SELECT data ->> 'body' AS name, count(*) AS rows FROM proxy_interactions GROUP BY 1",
  configuration: "SELECT fields ->> 'displayName' AS name, count(*) AS rows FROM orchestrator_operations GROUP BY 1",
};

/** Makes what the load needs: a conversation that tells a webhook, a session of two people, and a subscription. */
async function prepare({ url }: SandboxProcess, sink: string, webhook: string): Promise<LoadPlaces> {
  const form = (fields: Record<string, string>): object => new URLSearchParams(fields);
  const v1 = '/conversations.twilio.com/v1';
  await ask(url, `${v1}/Configuration/Webhooks`, form({ PostWebhookUrl: webhook, Filters: 'onMessageAdded' }));
  const conversation = await ask(url, `${v1}/Conversations`, form({}));
  const services = '/proxy.twilio.com/v1/Services';
  const service = await ask(url, services, form({ UniqueName: 'Rides' }));
  await ask(url, `${services}/${service.sid}/PhoneNumbers`, form({ PhoneNumber: '+12065557001' }));
  const session = await ask(url, `${services}/${service.sid}/Sessions`, form({}));
  const people = `${services}/${service.sid}/Sessions/${session.sid}/Participants`;
  const ada = await ask(url, people, form({ Identifier: '+12065550100' }));
  await ask(url, people, form({ Identifier: '+12065550101' }));
  const filters = { event_filters: [{ type: 'audience.created' }] };
  await ask(url, '/preview/Events/Subscriptions', { sinks: { primary: { url: sink } }, filters });
  await call({ url }, 'PUT', '/_sandbox/v1/orchestrator', {
    body: { account_sid: account, configuration_limit: 10_000 },
  });
  return {
    conversation: conversation.sid,
    service: service.sid,
    participant: `${session.sid}/Participants/${ada.sid}`,
  };
}

test(`after ${kills} kill -9 at random moments under load, nothing is lost and nothing is doubled`, async () => {
  const file = newDataFile();
  const sink = await startSink();
  const receiver = await webhookReceiver();
  sandbox = await startProcess('--data', file, '--seed', '1');
  const places = await prepare(sandbox, sink.url, `${receiver.url}/told`);
  const asked: Asked[] = [];
  const snapshots: string[] = [];
  for (let round = 0; round < kills; round++) {
    const from = asked.length;
    const loads = loadKinds.map(async (kind) => await loadUntilCut(sandbox.url, kind, places, asked));
    const taking = call(sandbox, 'POST', `/_sandbox/v1/snapshots/round-${round}`).then(
      ({ status }) => status === 201 && snapshots.push(`round-${round}`),
      () => undefined,
    );
    const cut = Promise.all([...loads, taking]);
    cut.catch(() => undefined);
    // However slow the machine is: of each kind, two have been answered in each round.
    await Promise.race([cut, twoAnswersOfEach(asked, from)]);
    await pause(130 * seededNumber(7, round));
    await sandbox.end('SIGKILL');
    await cut;
    sandbox = await startProcess('--data', file);
    const open = asked.filter(({ kind, answer }) => kind === 'configuration' && answer === undefined);
    // Who was cut off asks again with the same key, and gets the same as the first time.
    for (const each of open) each.answer = await askFor(sandbox.url, each, places);
  }
  const keyed = asked.filter(({ kind }) => kind === 'configuration').slice(-20);
  const again = await Promise.all(keyed.map(async (each) => await askFor(sandbox.url, each, places)));
  const { body: listed } = await call(sandbox, 'GET', '/_sandbox/v1/snapshots');
  await call(sandbox, 'POST', '/_sandbox/v1/clock/advance', { body: { by: 'PT2H' } });
  await sandbox.end('SIGTERM');
  sink.close();
  await receiver.close();

  const rows = new DatabaseSync(file, { readOnly: true });
  const found = new Map(
    loadKinds.flatMap((kind) =>
      rows
        .prepare(selectRows[kind])
        .all()
        .map((row): [string, number] => [String(row['name']), Number(row['rows'])]),
    ),
  );
  const lost = asked.filter(({ name, answer }) => answer !== undefined && !found.has(name));
  const doubledOrHalf = asked.filter((each) => found.has(each.name) && found.get(each.name) !== each.rows);
  expect(lost).toEqual([]);
  expect(doubledOrHalf).toEqual([]);
  // Of each kind there was enough to lose.
  for (const kind of loadKinds) {
    expect(asked.filter((each) => each.kind === kind && each.answer !== undefined).length, kind).toBeGreaterThan(kills);
  }
  expect(again).toEqual(keyed.map(({ answer }) => answer));
  expect(snapshots.filter((name) => !listed.snapshots.some((each: { name: string }) => each.name === name))).toEqual(
    [],
  );
  // Every delivery went through each of its states, and through none of them a second time.
  const steps = 'SELECT count(*) AS steps, count(DISTINCT state) AS states FROM transitions GROUP BY delivery';
  expect(rows.prepare(`SELECT DISTINCT steps, states FROM (${steps})`).all()).toEqual([{ steps: 2, states: 2 }]);
  expect(
    rows.prepare("SELECT count(*) AS count FROM deliveries WHERE state NOT IN ('delivered', 'read')").get(),
  ).toEqual({ count: 0 });
  expect(rows.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  rows.close();
  // What was told may be told twice, but is told.
  const toldOf = new Set(sink.events().map(({ data }) => data.audience_id));
  const made = asked.filter(({ kind, answer }) => kind === 'audience' && answer !== undefined);
  expect(made.filter(({ answer }) => !toldOf.has(answer.id))).toEqual([]);
  const bodies = new Set(receiver.received.map(({ fields }) => fields['Body']));
  const written = asked.filter(({ kind, name }) => kind === 'chat_message' && found.has(name));
  expect(written.filter(({ name }) => !bodies.has(name))).toEqual([]);
}, 120_000);

/** Waits until each kind of load has got two answers to what was asked for from some place on, or for 10 seconds. */
async function twoAnswersOfEach(asked: readonly Asked[], from: number): Promise<void> {
  const isMissing = (kind: LoadKind): boolean =>
    asked.slice(from).filter((each) => each.kind === kind && each.answer !== undefined).length < 2;
  for (let looks = 0; looks < 5000 && loadKinds.some(isMissing); looks++) await pause(2);
}

test('kill -9 during restores leaves what was there before, or what is restored', async () => {
  const file = newDataFile();
  sandbox = await startProcess('--data', file, '--seed', '1');
  await send(sandbox, phones(2));
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/two');
  await send(sandbox, phones(998));
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/thousand');
  const counts: number[] = [];
  for (let round = 0; round < 10; round++) {
    const restoring = restoreUntilCut(sandbox, ['two', 'thousand']);
    await pause(20 + 100 * seededNumber(8, round));
    await sandbox.end('SIGKILL');
    await restoring;
    sandbox = await startProcess('--data', file);
    counts.push((await call(sandbox, 'GET', '/preview/Messages?page_size=1000')).body.messages.length);
  }

  expect(counts.filter((count) => count !== 2 && count !== 1000)).toEqual([]);
}, 60_000);

/** Restores one snapshot after the other until the sandbox is gone. */
async function restoreUntilCut({ url }: SandboxProcess, names: readonly string[]): Promise<void> {
  try {
    for (let count = 0; ; count++) {
      await call({ url }, 'POST', `/_sandbox/v1/snapshots/${names[count % names.length]}/restore`);
    }
  } catch {
    // It was killed.
  }
}

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { ContactsClient, mail, tel } from './contacts-client.ts';
import type { Json } from './test-client.ts';

let sandbox: Sandbox;
let client: ContactsClient;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  client = new ContactsClient(sandbox);
});

const hourMs = 3_600_000;
const validation = (settings: object): object => ({ auto_validate_addresses: settings });

/** When the addresses of a contact were looked up. */
async function lookedUp({ id }: Json): Promise<(string | null)[]> {
  const { body } = await client.ask('GET', `/Contacts/${id}`);
  return body.addresses.map((each: Json) => each.last_validated_by_lookup);
}

test('a lookup says which addresses are valid', async () => {
  await client.settings(validation({ lookup_on_create: 'full' }));

  const [contact] = await client.add([tel('+12065550100'), tel('+999123456'), mail('ada@example.com')]);

  expect(contact.addresses.map((each: Json) => each.is_validated_by_lookup)).toEqual([true, false, true]);
});

test('nothing is looked up unless the settings ask for it', async () => {
  const [contact] = await client.add([tel('+12065550100')]);

  expect(contact.addresses).toMatchObject([{ is_validated_by_lookup: false, last_validated_by_lookup: null }]);
});

test('a change looks up the address that is new, and keeps what is known of the other', async () => {
  await client.settings(validation({ lookup_on_create: 'basic' }));
  const [contact] = await client.add([tel('+12065550100')]);
  const [before] = await lookedUp(contact);
  await sandbox.clock.advance(hourMs);

  await client.ask('PATCH', `/Contacts/${contact.id}`, { addresses: [tel('+12065550100'), mail('ada@example.com')] });

  expect(await lookedUp(contact)).toEqual([before, sandbox.clock.now().toISOString()]);
});

test('an interval that is set later holds for the contacts that are there', async () => {
  const [contact] = await client.add([tel('+12065550100')]);
  await sandbox.clock.advance(2 * hourMs);
  await client.settings(validation({ lookup_refresh_interval: 'PT3H' }));

  await sandbox.clock.advance(hourMs - 1);
  const early = await lookedUp(contact);
  await sandbox.clock.advance(1);

  expect([early, await lookedUp(contact)]).toEqual([[null], [sandbox.clock.now().toISOString()]]);
});

test('an address that has waited longer than a new interval is looked up at once', async () => {
  const [contact] = await client.add([tel('+12065550100')]);
  await sandbox.clock.advance(5 * hourMs);

  await client.settings(validation({ lookup_refresh_interval: 'PT1H' }));
  await sandbox.clock.advance(0);

  expect(await lookedUp(contact)).toEqual([sandbox.clock.now().toISOString()]);
});

test('an interval that is taken away ends the lookups', async () => {
  await client.settings(validation({ lookup_refresh_interval: 'PT1H' }));
  const [contact] = await client.add([tel('+12065550100')]);

  await client.settings(validation({ lookup_refresh_interval: null }));
  await sandbox.clock.advance(5 * hourMs);

  expect(await lookedUp(contact)).toEqual([null]);
});

test('however often a contact is changed, one lookup an interval is enough', async () => {
  await client.ask('POST', '/Events/Subscriptions', {
    sinks: { primary: { url: 'http://127.0.0.1:9/' } },
    filters: { event_filters: [{ type: 'contact.updated' }] },
  });
  await client.settings(validation({ lookup_refresh_interval: 'P1D' }));
  const [contact] = await client.add([tel('+12065550100')]);
  for (const address of ['+12065550101', '+12065550102', '+12065550103']) {
    await sandbox.clock.advance(hourMs);
    await client.ask('PATCH', `/Contacts/${contact.id}`, { addresses: [tel(address)] });
  }
  const before = (await client.events()).length;

  await sandbox.clock.advance(3 * 24 * hourMs);

  expect((await client.events()).length - before).toBe(3);
});

test('more contacts than are looked up in one go are all looked up', async () => {
  await client.settings(validation({ lookup_refresh_interval: 'PT1H' }));
  await client.add(...Array.from({ length: 250 }, (_, index) => [tel(`+1206555${1000 + index}`)]));

  await sandbox.clock.advance(hourMs);

  const { contacts } = (await client.ask('GET', '/Contacts?page_size=1000')).body;
  const times = contacts.map(({ addresses }: Json) => addresses[0].last_validated_by_lookup);
  expect(new Set(times)).toEqual(new Set([sandbox.clock.now().toISOString()]));
});

test.each(['PT59S', 'P3651D', 'P99999999999999999999D', 'P1M', 'daily', ''])(
  'the interval %j is refused by its name',
  async (interval) => {
    const { status, body } = await client.settings(validation({ lookup_refresh_interval: interval }));

    expect([status, body.errors.map(({ field }: Json) => field)]).toEqual([
      400,
      ['auto_validate_addresses.lookup_refresh_interval'],
    ]);
  },
);

test('an interval with a fraction of a millisecond is taken', async () => {
  await client.settings(validation({ lookup_refresh_interval: 'PT60.0004S' }));
  const [contact] = await client.add([tel('+12065550100')]);

  await sandbox.clock.advance(60_000);

  expect(await lookedUp(contact)).toEqual([sandbox.clock.now().toISOString()]);
});

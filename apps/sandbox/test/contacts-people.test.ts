import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { ContactsClient, mail, tel } from './contacts-client.ts';
import { from, type Json } from './test-client.ts';

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

const fields = (body: Json): string[] => body.errors.map(({ field }: Json) => field);

test('an address that is spelled in two ways counts once, as it was written first', async () => {
  const whatsapp = (address: string): object => ({ address, channel: 'whatsapp' });

  const [contact] = await client.add([
    mail('Ada@Example.com'),
    mail('ada@example.com'),
    whatsapp('whatsapp:+12065550100'),
    whatsapp('+12065550100'),
  ]);

  expect(contact.addresses).toMatchObject([mail('Ada@Example.com'), whatsapp('whatsapp:+12065550100')]);
});

test('a contact is known by its address in any spelling, so that no second one is made', async () => {
  await client.settings({ auto_create_with: ['emails'] });
  const [ada] = await client.add([mail('Ada@Example.com')]);

  await client.ask('POST', '/Emails', {
    from: { address: 'shop@example.com' },
    to: [{ address: 'ada@example.com' }],
    content: { subject: 'Hi', text: 'Hi' },
  });

  expect((await client.ask('GET', '/Contacts')).body.contacts.map(({ id }: Json) => id)).toEqual([ada.id]);
});

test('an address belongs to the oldest contact that has it, until that is deleted', async () => {
  await client.settings({ auto_create_with: ['messages'] });
  const [first, second] = await client.add([tel('+12065550100')], [tel('+12065550100')]);
  const reached = async (): Promise<string> => {
    const to = [tel('+12065550100')];
    return (await client.ask('POST', '/Messages', { from, to, content: { text: 'Hi' } })).body.messages[0].to[0]
      .contact_id;
  };

  const before = await reached();
  await client.ask('DELETE', `/Contacts/${first.id}`);

  expect([before, await reached()]).toEqual([first.id, second.id]);
});

test('10,000 contacts are taken in one batch, and one more is refused', async () => {
  const contacts = Array.from({ length: 10_000 }, () => ({}));

  const { status, body } = await client.ask('POST', '/Contacts', { contacts });
  const refused = await client.ask('POST', '/Contacts', { contacts: [...contacts, {}] });

  expect([status, body.contacts.length]).toEqual([201, 10_000]);
  expect([refused.status, fields(refused.body)]).toEqual([400, ['contacts']]);
});

test('contacts with an address on a channel are found, page by page', async () => {
  await client.add([tel('+12065550100')], [mail('ada@example.com')], [mail('ben@example.com'), tel('+12065550101')]);
  const page = async (query: string): Promise<Json> =>
    (await client.ask('GET', `/Contacts?channel=email${query}`)).body;

  const first = await page('&page_size=1');
  const second = await page(`&page_size=1&page_token=${first.pagination.next}`);

  expect([first, second].map(({ contacts }) => contacts[0].addresses[0].address)).toEqual([
    'ben@example.com',
    'ada@example.com',
  ]);
  expect(second.pagination.next).toBeNull();
});

test('an audience is dated as changed when a contact joins or leaves it, and only then', async () => {
  const [ada] = await client.add([tel('+12065550100')]);
  const { body: audience } = await client.ask('POST', '/Audiences', {});
  const path = `/Audiences/${audience.id}/Contacts`;
  await sandbox.clock.advance(1000);
  const joined = (await client.ask('POST', path, { contact_id: ada.id })).body.updated_at;
  await sandbox.clock.advance(1000);
  const again = (await client.ask('POST', path, { contact_id: ada.id })).body.updated_at;
  await client.ask('DELETE', `/Contacts/${ada.id}`);

  const { updated_at: left } = (await client.ask('GET', `/Audiences/${audience.id}`)).body;

  expect(Date.parse(joined) - Date.parse(audience.updated_at)).toBe(1000);
  expect([again, Date.parse(left) - Date.parse(joined)]).toEqual([joined, 1000]);
});

test('subscribers are told of what becomes of contacts and audiences', async () => {
  await client.ask('POST', '/Events/Subscriptions', { sinks: { primary: { url: 'http://127.0.0.1:9/' } } });
  const [ada] = await client.add([tel('+12065550100')]);
  const { body: audience } = await client.ask('POST', '/Audiences', {});
  await client.ask('POST', `/Audiences/${audience.id}/Contacts`, { contact_id: ada.id });
  await client.ask('PATCH', `/Contacts/${ada.id}`, { first_name: 'Ada' });
  await client.ask('DELETE', `/Contacts/${ada.id}`);
  await client.ask('DELETE', `/Audiences/${audience.id}`);

  const told = (await client.events()).map(({ type, data }) => [type, data.contact_id ?? data.contact_count]);

  expect(told).toEqual([
    ['contact.created', ada.id],
    ['audience.created', 0],
    ['audience.updated', 1],
    ['contact.updated', ada.id],
    ['audience.updated', 0],
    ['contact.deleted', ada.id],
    ['audience.deleted', 0],
  ]);
});

test('a kind of communication that is named twice is refused, and the second is named', async () => {
  const twice = [{ channel: 'email', default_opt_in: true }, { channel: 'email' }];
  const [ada] = await client.add([tel('+12065550100')]);
  const { body: news } = await client.ask('POST', '/Preferences', { name: 'News', channels: [{ channel: 'email' }] });
  const said = ['opted_in', 'opted_out'].map((status) => ({ channel: 'email', status }));

  const refusals = [
    await client.ask('POST', '/Preferences', { name: 'News', channels: twice }),
    await client.ask('PATCH', `/Preferences/${news.id}`, { channels: ['email', 'email'] }),
    await client.ask('PATCH', `/Contacts/${ada.id}/Preferences/${news.id}`, { channels: said }),
  ];

  expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect(refusals.flatMap(({ body }) => fields(body))).toEqual([
    'channels[1].channel',
    'channels[1]',
    'channels[1].channel',
  ]);
});

test('what a contact says is found by its own identifier and by that of the preference, in both forms', async () => {
  const [ada] = await client.add([tel('+12065550100')]);
  const { body: news } = await client.ask('POST', '/Preferences', { name: 'News', channels: [{ channel: 'email' }] });
  const path = `/Contacts/${ada.id}/Preferences`;
  const { body: own } = await client.ask('GET', `${path}/preference_${news.id}`);

  const found = [await client.ask('GET', `${path}/${news.id}`), await client.ask('GET', `${path}/${own.id}`)];

  expect(found.map(({ body }) => body)).toEqual([own, own]);
  expect((await client.ask('GET', `/Preferences/preference_${news.id}`)).body).toEqual(news);
  expect((await client.ask('GET', `${path}/nothing`)).status).toBe(404);
});

test('a complaint opts a contact out of every preference, of e-mails only', async () => {
  const [ada] = await client.add([mail('complained@example.com'), tel('+12065550100')]);
  const channels = [
    { channel: 'email', default_opt_in: true },
    { channel: 'message', default_opt_in: true },
  ];
  for (const name of ['News', 'Offers']) await client.ask('POST', '/Preferences', { name, channels });
  await client.ask('POST', '/Emails', {
    from: { address: 'shop@example.com' },
    to: [{ contact_id: ada.id }],
    content: { subject: 'Hi', text: 'Hi' },
  });

  await sandbox.clock.advance(60_000);

  const { preferences } = (await client.ask('GET', `/Contacts/${ada.id}/Preferences`)).body;
  expect(preferences.map((each: Json) => each.channels.map(({ status }: Json) => status))).toEqual([
    ['opted_out', 'defaulted_opt_in'],
    ['opted_out', 'defaulted_opt_in'],
  ]);
});

test('the same seed gives preferences the same identifiers', async () => {
  const ids: string[] = [];
  for (let run = 0; run < 2; run += 1) {
    const other = await startSandbox({ seed: 7 });
    await other.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
    ids.push((await new ContactsClient(other).ask('POST', '/Preferences', { name: 'News', channels: [] })).body.id);
    await other.close();
  }

  expect(ids[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(ids[1]).toBe(ids[0]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';
import { check, codesTo, codeTo, fetchVerification, fieldsOf, post, start } from './verification-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

const phone = (address: string): Json => ({ address, channel: 'tel' });
const email = (address: string): Json => ({ address, channel: 'email' });

async function made(path: string, body: object): Promise<Json> {
  const answer = await post(sandbox, path, body);
  expect(answer.status).toBe(201);
  return answer.body;
}

async function newContact(addresses: readonly Json[], rest: object = {}): Promise<Json> {
  return (await made('/Contacts', { contacts: [{ addresses, ...rest }] })).contacts[0];
}

async function newPool(agents: readonly Json[], settings: object = {}): Promise<Json> {
  const pool = await made('/AgentPools', settings);
  for (const address of agents) {
    const agent = await made('/Agents', address);
    await post(sandbox, `/AgentPools/${pool.id}/Agents`, { agent_id: agent.id });
  }
  return pool;
}

async function messageOf({ related }: Json): Promise<Json> {
  return (await call(sandbox, 'GET', `/preview/Messages/${related.at(-1).id}`)).body;
}

test('a contact is verified on the channel that suits it best', async () => {
  const contact = await newContact([email('a@example.com'), { address: '+12065550100', channel: 'whatsapp' }]);

  const verification = await made('/Verifications', { to: { contact_id: contact.id } });

  expect(verification).toMatchObject({
    channel: 'whatsapp',
    to: { contact_id: contact.id, address: '+12065550100', channel: 'whatsapp' },
  });
  expect((await messageOf(verification)).to).toEqual([
    { address: '+12065550100', channel: 'whatsapp', contact_id: contact.id },
  ]);
  expect((await check(sandbox, verification, { code: await codeTo(sandbox, '+12065550100') })).body.status).toBe(
    'approved',
  );
});

test('a contact is known by the name that your own system has for it', async () => {
  const contact = await newContact([phone('+12065550101')], { user_identifier: 'user-7' });

  const verification = await made('/Verifications', { to: { user_identifier: 'user-7' } });

  expect(verification.to).toMatchObject({ contact_id: contact.id, user_identifier: 'user-7', address: '+12065550101' });
});

test('a contact without an address that can be reached is refused', async () => {
  const contact = await newContact([email('b@example.com')]);

  const refused = await post(sandbox, '/Verifications', {
    to: { contact_id: contact.id },
    from: phone('+15005550006'),
  });

  expect(refused.status).toBe(400);
  expect(fieldsOf(refused)).toEqual(['to.contact_id']);
});

test('verifications of a contact are listed by it, with and without the prefix', async () => {
  const contact = await newContact([phone('+12065550102')]);
  const { id } = await start(sandbox, '+12065550102', { to: { ...phone('+12065550102'), contact_id: contact.id } });

  const found = await call(sandbox, 'GET', `/preview/Verifications?contact_id=${contact.id.replace('contact_', '')}`);

  expect(found.body.verifications.map((each: Json) => each.id)).toEqual([id]);
});

test('a pool sends from an agent of its own, on a channel that it has', async () => {
  const contact = await newContact([phone('+12065550103'), email('c@example.com')]);
  const pool = await newPool([email('agent@example.org')]);

  const verification = await made('/Verifications', {
    to: { contact_id: contact.id },
    from: { agent_pool_id: pool.id },
  });

  expect(verification).toMatchObject({ channel: 'email', to: { address: 'c@example.com' } });
});

test('a message says which agent, or which contact, has sent it', async () => {
  const agent = await made('/Agents', phone('+12065559001'));
  const contact = await newContact([phone('+12065559002')]);

  const byAgent = await start(sandbox, '+12065550104', { from: { agent_id: agent.id } });
  const byContact = await start(sandbox, '+12065550105', { from: { contact_id: contact.id } });
  const byAddress = await start(sandbox, '+12065550106', { from: phone('+12065559003') });

  expect((await messageOf(byAgent)).from).toMatchObject({ address: '+12065559001', agent_id: agent.id });
  expect((await messageOf(byContact)).from).toMatchObject({ address: '+12065559002' });
  expect((await messageOf(byAddress)).from).toEqual(phone('+12065559003'));
});

test('a message of a sender that does not exist, or cannot send, fails', async () => {
  const unknown = await start(sandbox, '+12065550107', { from: { agent_id: '00000000000000000000000000' } });
  const unable = await start(sandbox, '+12065550108', { from: phone('+15005550007') });
  await sandbox.clock.advance(10_000);

  expect((await messageOf(unknown)).errors).toMatchObject([{ code: 20404 }]);
  expect((await messageOf(unable)).errors).toMatchObject([{ code: 21606 }]);
});

test('a contact who has declined gets no code', async () => {
  const contact = await newContact([phone('+12065550109')]);
  const preference = await made('/Preferences', {
    name: 'Codes',
    channels: [{ channel: 'message', default_opt_in: false }],
  });

  const verification = await start(sandbox, '+12065550109', {
    to: { contact_id: contact.id },
    processing_options: { use_preference: { preference_id: preference.id } },
  });
  await sandbox.clock.advance(10_000);

  expect((await messageOf(verification)).errors).toMatchObject([{ code: 21610 }]);
  expect((await fetchVerification(sandbox, verification)).status).toBe('pending');
});

test('an unknown address becomes a contact where the settings say so', async () => {
  const account = `AC${'7'.repeat(32)}`;
  await call(sandbox, 'PATCH', '/preview/Contacts/Settings', {
    body: { auto_create_with: ['verifications'] },
    account,
  });

  const first = await start(sandbox, '+12065550110', {}, account);
  const contacts = await call(sandbox, 'GET', '/preview/Contacts', { account });

  expect(contacts.body.contacts).toMatchObject([
    { id: first.to.contact_id, addresses: [{ address: '+12065550110', channel: 'tel' }] },
  ]);
  expect(await codesTo(sandbox, '+12065550110')).toHaveLength(1);
});

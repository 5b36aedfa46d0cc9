import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Comms } from '@comms/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCode, identifiersIn, isList, products } from '../../../apps/inbox/src/requests/as-code.ts';
import { asCurl } from '../../../apps/inbox/src/requests/as-curl.ts';
import { discoverOperations } from '../../contract/src/discover.ts';
import { type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const run = promisify(execFile);

let sandbox: Sandboxed;
let folder: string;
beforeAll(async () => {
  sandbox = await sandboxed();
  folder = await mkdtemp(join(import.meta.dirname, '../node_modules/.copied-'));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** What the page gets of the request that came last. */
async function lastRequest(account: string): Promise<Parameters<typeof asCode>[0]> {
  const { requests } = Object(await sandbox.control('GET', `/requests?account_sid=${account}&limit=1`));
  return Object(await sandbox.control('GET', `/requests/${requests[0].id}`));
}

test('every operation is found in its package, with its identifiers, and lists are told from others', async () => {
  const files = await discoverOperations();
  const wrong = files.flatMap((file) =>
    Object.values(file.literals).flatMap(({ id, path, ...literal }) => {
      const [entry, group] = [file.place.replace('.', '/'), id.slice(0, id.lastIndexOf('.'))];
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `id_${name}`);
      const found = identifiersIn(`/preview${path.replace(/\{(\w+)\}/g, 'id_$1')}`);
      const isRight =
        products[group]?.[0] === `@comms/${entry}` && found.join() === named.join() && isList(id) === 'page' in literal;
      return isRight ? [] : [id];
    }),
  );

  expect(files.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

test('the class of each package has the name that the copied code imports', async () => {
  const classes = await Promise.all(
    Object.values(products).map(async ([packageName, className]) => {
      const exported: Record<string, unknown> = await import(packageName);
      return typeof exported[className];
    }),
  );

  expect(new Set(classes)).toEqual(new Set(['function']));
});

const calls: [string, (comms: Comms) => Promise<unknown>][] = [
  [
    'a send with variables',
    async ({ messages }) =>
      await messages.sendMessages({
        from: { address: '+12065550199', channel: 'tel' },
        to: [{ address: '+12065550100', channel: 'tel', variables: { first_name: "O'Neil" } }],
        content: { text: 'Hello {{ first_name }}\n"quoted"', defaultVariables: { first_name: 'you' } },
        tags: { order_id: '1' },
      }),
  ],
  [
    'a list with filters',
    async ({ messages }) => await messages.listMessages({ channel: 'tel', pageSize: 5 }).toArray({ limit: 5 }),
  ],
  [
    'a list with a date',
    async ({ messages }) => await messages.listMessages({ startDate: new Date(0) }).toArray({ limit: 5 }),
  ],
  [
    'a form',
    async ({ conversationsV1 }) =>
      await conversationsV1.createConversation({
        friendlyName: 'A & B',
        timers: { inactive: 'PT1H' },
        state: 'active',
        attributes: { a_b: 1 },
      }),
  ],
  [
    'a form with an identifier',
    async ({ conversationsV1 }) => {
      const { sid } = await conversationsV1.createConversation({});
      return await conversationsV1.createConversationParticipant(sid, {
        messagingBinding: { address: '+12065550100', proxyAddress: '+12065550190' },
      });
    },
  ],
  [
    'an API with names in camelCase',
    async ({ conversationsV2 }) =>
      await conversationsV2.createConfiguration({
        displayName: 'Help',
        description: 'Texts',
        conversationGroupingType: 'GROUP_BY_PARTICIPANT_ADDRESSES',
        memoryStoreId: 'mem_store_1',
      }),
  ],
  [
    'a send of v1',
    async ({ v1 }) =>
      await v1.messages.sendMessages({
        to: [{ address: '+12065550100', channel: 'PHONE', variables: { first_name: 'Ada' } }],
        content: { text: "Hello {{ first_name | default: 'you' }}" },
        schedule: { sendAt: [new Date(Date.UTC(2100, 0))] },
        tags: { order_id: '1' },
      }),
  ],
  [
    'a list of v1 with tags',
    async ({ v1 }) => await v1.messages.listMessages({ tags: { order_id: '1' }, pageSize: 5 }).toArray({ limit: 5 }),
  ],
  [
    'a body that is a list',
    async ({ v1, agentsAndAgentPools }) => {
      const { id } = await agentsAndAgentPools.createAgentPool({ friendlyName: 'Help' });
      const senders = [{ senderId: 'comms_sender_00000000000000000000000000' }];
      return await v1.senderPools.addSenderToSenderPool(`comms_${id.replace('agentpool', 'senderpool')}`, { senders });
    },
  ],
  [
    'two identifiers',
    async ({ proxy }) => {
      const { sid } = await proxy.createService({ uniqueName: crypto.randomUUID() });
      await proxy.createPhoneNumber(sid, { phoneNumber: '+12065557001' });
      const session = await proxy.createSession(sid, {});
      return await proxy.createParticipant(sid, session.sid, { identifier: '+12065550100' });
    },
  ],
];

test.each(calls)('what is copied as code sends the same again: %s', async (_, call) => {
  const { security } = sandbox.newAccount();
  await call(new Comms({ sandboxURL: sandbox.url, security }));
  const original = await lastRequest(security.username);
  const file = join(folder, `${crypto.randomUUID()}.mjs`);
  await writeFile(file, asCode(original, sandbox.url) ?? '');

  // A name that must be there once is there already: the request is the same all the same.
  await run(process.execPath, [file]).catch(() => undefined);
  const again = await lastRequest(security.username);

  expect(again.id).not.toBe(original.id);
  expect([again.method, again.path, again.operation]).toEqual([original.method, original.path, original.operation]);
  expect(new URLSearchParams(String(again.query))).toEqual(new URLSearchParams(String(original.query)));
  expect(again.request?.body).toBe(original.request?.body);
});

test('what is copied as curl sends the same again', async () => {
  const { security } = sandbox.newAccount();
  await new Comms({ sandboxURL: sandbox.url, security }).messages.sendMessages({
    from: { address: '+12065550199', channel: 'tel' },
    to: [{ address: '+12065550100', channel: 'tel' }],
    content: { text: 'It\'s $HOME `here` \\ "there"\nand 100 %' },
  });
  const original = await lastRequest(security.username);

  await run('sh', ['-c', `${asCurl(original, sandbox.url)} --silent --show-error --fail`]);
  const again = await lastRequest(security.username);

  expect(again.id).not.toBe(original.id);
  expect(again.status).toBe(202);
  expect(again.request?.body).toBe(original.request?.body);
});

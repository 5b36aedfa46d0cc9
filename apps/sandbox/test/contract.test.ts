import * as agents from '@comms/agents/operations';
import * as agentsV1 from '@comms/agents/v1/operations';
import * as communications from '@comms/communications/operations';
import * as contacts from '@comms/contacts/operations';
import * as content from '@comms/content/operations';
import * as conversations from '@comms/conversations/operations';
import * as conversationsV1 from '@comms/conversations-v1/operations';
import * as conversationsV2 from '@comms/conversations-v2/operations';
import type { OperationFacts } from '@comms/core';
import * as domains from '@comms/domains/operations';
import * as emails from '@comms/emails/operations';
import * as emailsV1 from '@comms/emails/v1/operations';
import * as events from '@comms/events/operations';
import * as lookups from '@comms/lookups/operations';
import * as messages from '@comms/messages/operations';
import * as messagesV1 from '@comms/messages/v1/operations';
import * as proxy from '@comms/proxy/operations';
import * as push from '@comms/push/operations';
import * as pushV1 from '@comms/push/v1/operations';
import * as verify from '@comms/verify/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operationFidelity } from '../src/fidelity.ts';
import { problemsOf, validators } from '../src/generated/answer-validators.js';
import { implementations } from '../src/implementations.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, phone, send } from './test-client.ts';

/** The literals of every product. */
const products: readonly Readonly<Record<string, OperationFacts>>[] = [
  agents,
  agentsV1,
  communications,
  contacts,
  content,
  conversations,
  conversationsV1,
  conversationsV2,
  domains,
  emails,
  emailsV1,
  events,
  lookups,
  messages,
  messagesV1,
  proxy,
  push,
  pushV1,
  verify,
];
const ids = products.flatMap((product) => Object.values(product)).map(({ id }) => id);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

test('every operation of every product has a handler, and every handler an operation', () => {
  expect(implementations.map(({ operation }) => operation.id).sort()).toEqual([...ids].sort());
});

test('every operation of every product has a level of fidelity, and every level an operation', () => {
  expect(Object.keys(operationFidelity).sort()).toEqual([...ids].sort());
});

test('the level that an operation is answered with is the one that is declared', () => {
  expect(implementations.map(({ operation, fidelity }) => [operation.id, fidelity])).toEqual(
    implementations.map(({ operation }) => [operation.id, operationFidelity[operation.id]]),
  );
});

test('the answers of messages fit the contract, whatever their content is', async () => {
  const to = [
    phone('+15005550001'),
    phone('+15005551100', { name: 'Ann' }),
    { recipients: [phone('+12065550100'), { contact_id: '01h9krwprkeee8fzqspvwy6nq8' }] },
    { audience_id: '01h9krwprkeee8fzqspvwy6nq8' },
    { conversation_id: '01h9krwprkeee8fzqspvwy6nq8' },
  ];
  const content = {
    text: 'Hi {{ name }}',
    media: [{ url: 'https://example.com/cat.png' }],
    card: { title: 'A card', actions: [{ type: 'url', title: 'Open', url: 'https://example.com' }] },
  };
  const { operationId, messages: sent } = await send(sandbox, to, { content, tags: { campaign: 'spring' } });
  await sandbox.clock.advance(60_000);
  const second = await send(sandbox, to, { content: { content_id: `HX${'0'.repeat(32)}` } });

  const answers = {
    'messages.sendMessages': { messages: [...sent, ...second.messages] },
    'messages.listMessages': (await call(sandbox, 'GET', `/preview/Messages?operation_id=${operationId}&page_size=2`))
      .body,
    'messages.fetchOneMessage': (await call(sandbox, 'GET', `/preview/Messages/${sent[0].id}`)).body,
    'messages.listMessageOperations': (await call(sandbox, 'GET', '/preview/Messages/Operations')).body,
    'messages.fetchOneMessageOperation': (await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`))
      .body,
    'messages.cancelMessageOperation': (
      await call(sandbox, 'POST', `/preview/Messages/Operations/${second.operationId}/Cancel`)
    ).body,
  };

  for (const [id, body] of Object.entries(answers)) {
    const validate = validators[id]?.response;
    expect(validate?.(body), `${id}: ${JSON.stringify(problemsOf(validate?.errors))}`).toBe(true);
  }
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openServices } from '../open-services.ts';
import { addMember } from '../resources/memberships.ts';
import { addResource, type Owner, type ResourceRow } from '../resources/resource.ts';
import { type AgentFields, agentsOfPool, type KnownAgent } from './agent-directory.ts';
import type { AgentPoolFields } from './agent-pool.ts';
import { openPool } from './choose-agent.ts';

let owner: Owner;
beforeEach(() => {
  owner = { services: openServices({ seed: 1 }), account: 1 };
});
afterEach(async () => await owner.services.database.close());

const noPool = 'agentpool_01h9krwprkeee8fzqspvwy6nq8';

/** A pool with an agent for each address. */
function newPool(settings: Partial<AgentPoolFields>, ...agents: readonly (readonly [string, string])[]): string {
  return owner.services.database.write(() => {
    const pool = addResource(owner, 'agentpool', {
      sticky_sender_enabled: false,
      geomatch: {},
      channel_rank: [],
      ...settings,
    });
    for (const [channel, address] of agents) addMember(owner, pool.seq, newAgent(channel, address).seq);
    return `agentpool_${pool.id}`;
  });
}

function newAgent(channel: string, address: string): ResourceRow {
  const fields: AgentFields = { display_name: null, first_name: null, last_name: null, address, channel, tags: {} };
  return addResource(owner, 'agent', fields);
}

function known(agent: KnownAgent | undefined): KnownAgent {
  return agent ?? expect.unreachable('no agent was chosen');
}

test('channels come in the order of their ranks, and those without a rank last, as their agents were added', () => {
  const pool = newPool(
    {
      channel_rank: [
        { channel: 'email', rank: 7 },
        { channel: 'whatsapp', rank: 2 },
      ],
    },
    ['chat', 'support'],
    ['email', 'a@example.com'],
    ['tel', '+12065550101'],
    ['whatsapp', '+12065550101'],
    ['chat', 'sales'],
  );

  expect(openPool(owner, pool)?.channels).toEqual([
    { channel: 'whatsapp', rank: 2 },
    { channel: 'email', rank: 7 },
    { channel: 'chat', rank: 8 },
    { channel: 'tel', rank: 8 },
  ]);
});

test('a channel that is ranked, and that no agent is on, is left out', () => {
  const pool = newPool({ channel_rank: [{ channel: 'email', rank: 1 }] }, ['tel', '+12065550101']);

  expect(openPool(owner, pool)?.channels.map(({ channel }) => channel)).toEqual(['tel']);
});

test('a pool that is not there has no channels and chooses nobody', () => {
  expect(openPool(owner, noPool)).toBeUndefined();
});

test('the agent that is chosen has what a send needs of it', () => {
  const pool = newPool({}, ['email', 'a@example.com']);

  expect(
    openPool(owner, pool.replace('agentpool_', ''))?.choose({ address: 'b@example.com', channel: 'email' }),
  ).toEqual({
    seq: expect.any(Number),
    id: expect.stringMatching(/^agent_/),
    address: 'a@example.com',
    channel: 'email',
  });
});

test('who is remembered is chosen again, on that channel and for that address only', () => {
  const pool = newPool({ sticky_sender_enabled: true }, ['tel', '+12065550101'], ['tel', '+12065550102']);
  const recipient = { address: '+12065550100', channel: 'tel' };
  const usual = known(openPool(owner, pool)?.choose(recipient));
  const other = openPool(owner, pool)?.choose({ ...recipient, address: '+12065550103' });
  const unusual = known(agentsOfPool(owner, 1).find(({ seq }) => seq !== usual.seq));

  owner.services.database.write(() => openPool(owner, pool)?.remember(recipient, unusual));

  expect(known(openPool(owner, pool)?.choose(recipient)).seq).toBe(unusual.seq);
  expect(openPool(owner, pool)?.choose({ ...recipient, address: '+12065550103' })).toEqual(other);
  expect(openPool(owner, pool)?.choose({ ...recipient, channel: 'whatsapp' })).toBeUndefined();
});

test('a pool that is not sticky remembers nobody, and one that is not there neither', () => {
  const pool = newPool({}, ['tel', '+12065550101'], ['tel', '+12065550102']);
  const recipient = { address: '+12065550100', channel: 'tel' };
  const agent = known(openPool(owner, pool)?.choose(recipient));

  owner.services.database.write(() => {
    openPool(owner, pool)?.remember(recipient, agent);
    openPool(owner, noPool)?.remember(recipient, agent);
    openPool(owner, pool)?.remember(recipient, agent);
  });

  expect(owner.services.database.all('SELECT * FROM sticky_senders')).toEqual([]);
});

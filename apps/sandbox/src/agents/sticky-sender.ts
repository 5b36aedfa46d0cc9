import type { Owner } from '../resources/resource.ts';
import type { Recipient } from './agent-directory.ts';

/** The agent that has sent to a recipient from a pool before, by the number of its row. */
export function rememberedAgent(
  { services: { database } }: Owner,
  pool: number,
  recipient: Recipient,
): number | undefined {
  return database.get<{ agent: number }>(
    'SELECT agent FROM sticky_senders WHERE pool = ? AND channel = ? AND address = ?',
    pool,
    recipient.channel,
    recipient.address,
  )?.agent;
}

/** Keeps who has sent to a recipient from a pool, within `write`. */
export function writeSticky(
  { services: { database } }: Owner,
  pool: number,
  recipient: Recipient,
  agent: number,
): void {
  database.run(
    `INSERT INTO sticky_senders (pool, channel, address, agent) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET agent = excluded.agent WHERE agent <> excluded.agent`,
    pool,
    recipient.channel,
    recipient.address,
    agent,
  );
}

/** Forgets whom an agent has sent to, within `write`: from one pool that it leaves, or from all. */
export function forgetAgent({ services: { database } }: Owner, agent: number, pool?: number): void {
  if (pool === undefined) database.run('DELETE FROM sticky_senders WHERE agent = ?', agent);
  else database.run('DELETE FROM sticky_senders WHERE pool = ? AND agent = ?', pool, agent);
}

/** Forgets all that a pool has sent, within `write`. */
export function forgetPool({ services: { database } }: Owner, pool: number): void {
  database.run('DELETE FROM sticky_senders WHERE pool = ?', pool);
}

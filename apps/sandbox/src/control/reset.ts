import { notFound } from '../api/problem.ts';
import { saveClock } from '../open-services.ts';
import type { Services } from '../services.ts';
import type { BodyFields } from './body-fields.ts';

/** The tables whose rows belong to an account. */
const tables = ['operations', 'deliveries'] as const;

/**
 * Removes the rows of one account, which itself stays, or of all: then accounts and faults go too, and the clock and the
 * identifiers begin anew. Says how many rows there were.
 */
export function resetRows(services: Services, body: BodyFields): Record<string, number> {
  const sid = body.text('account_sid');
  body.finish();
  const { database } = services;
  if (sid === undefined) return database.write(() => resetAll(services));
  const account = database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid);
  if (!account) throw notFound('account', sid);
  return database.write(() => resetAccount(services, account.seq));
}

function resetAll(services: Services): Record<string, number> {
  const { database, faults, clock, ids } = services;
  const all = [...tables, 'transitions', 'jobs', 'accounts', 'api_keys'];
  const removed = Object.fromEntries(all.map((table) => [table, database.run(`DELETE FROM ${table}`)]));
  removed['faults'] = faults.remove();
  clock.reset();
  saveClock(services);
  ids.restart();
  return removed;
}

function resetAccount({ database }: Services, account: number): Record<string, number> {
  const inAccount = 'delivery IN (SELECT seq FROM deliveries WHERE account = ?)';
  const transitions = database.run(`DELETE FROM transitions WHERE ${inAccount}`, account);
  const counts = tables.map((table) => [table, database.run(`DELETE FROM ${table} WHERE account = ?`, account)]);
  return { ...Object.fromEntries(counts), transitions };
}

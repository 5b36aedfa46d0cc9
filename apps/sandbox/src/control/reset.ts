import { notFound } from '../api/problem.ts';
import { saveClock } from '../open-services.ts';
import type { Services } from '../services.ts';
import type { Database } from '../store/database.ts';
import type { BodyFields } from './body-fields.ts';

/** Tables whose rows belong to no account, and stay. */
const kept = new Set(['settings']);

/** Tables whose rows belong to an account by way of another row. They go before that does. */
const linked: Readonly<Record<string, string>> = {
  attempts_of_deliveries: 'delivery IN (SELECT seq FROM event_deliveries WHERE account = ?)',
  transitions: 'delivery IN (SELECT seq FROM deliveries WHERE account = ?)',
  memberships: 'owner IN (SELECT seq FROM resources WHERE account = ?)',
  sticky_senders: 'pool IN (SELECT seq FROM resources WHERE account = ?)',
};

/** Tables that a reset of one account leaves as they are: what they hold finds nothing to do any more, or belongs to all. */
const shared = new Set(['accounts', 'api_keys', 'dns_zones', 'faults', 'jobs']);

/**
 * Removes the rows of one account, which itself stays, or of all: then accounts and faults go too, and the clock and the
 * identifiers begin anew. Says how many rows there were.
 */
export function resetRows(services: Services, body: BodyFields): Record<string, number> {
  const sid = body.text('account_sid');
  body.finish();
  const { database, events } = services;
  const account = database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid ?? '');
  if (sid !== undefined && !account) throw notFound('account', sid);
  const removed = database.write(() => (account ? resetAccount(services, account.seq) : resetAll(services)));
  events.forget();
  events.queue.forget();
  return removed;
}

function resetAll(services: Services): Record<string, number> {
  const { database, faults, clock, ids } = services;
  const faultCount = faults.remove();
  const removed = Object.fromEntries(tablesOf(database).map((table) => [table, removeFrom(database, table)]));
  clock.reset();
  saveClock(services);
  ids.restart();
  return { ...removed, faults: faultCount };
}

function resetAccount({ database }: Services, account: number): Record<string, number> {
  const conditions = tablesOf(database)
    .filter((table) => !shared.has(table))
    .map((table) => ({ table, condition: linked[table] ?? 'account = ?' }))
    .sort((one, other) => Number(other.table in linked) - Number(one.table in linked));
  return Object.fromEntries(
    conditions.map(({ table, condition }) => [table, removeFrom(database, table, condition, account)]),
  );
}

function removeFrom(database: Database, table: string, condition = 'TRUE', ...values: number[]): number {
  return database.run(`DELETE FROM ${table} WHERE ${condition}`, ...values);
}

/** All tables with rows to remove, as the data file itself lists them: one that is added is not forgotten. */
function tablesOf(database: Database): string[] {
  return database
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map(({ name }) => name)
    .filter((name) => !kept.has(name));
}

import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import type { Services } from '../services.ts';
import { filledTables, tablesOf } from '../state/replace-rows.ts';
import { startAnew } from '../state/start-anew.ts';
import type { Database } from '../store/database.ts';
import type { BodyFields } from './body-fields.ts';

/** Tables whose rows belong to an account by way of another row. They go before that does. */
const linked: Readonly<Record<string, string>> = {
  attempts_of_deliveries: 'delivery IN (SELECT seq FROM event_deliveries WHERE account = ?)',
  transitions: 'delivery IN (SELECT seq FROM deliveries WHERE account = ?)',
  memberships: 'owner IN (SELECT seq FROM resources WHERE account = ?)',
  sticky_senders: 'pool IN (SELECT seq FROM resources WHERE account = ?)',
};

/** Tables that a reset of one account leaves as they are: what they hold finds nothing to do any more, or belongs to all. */
const shared = new Set(['accounts', 'api_keys', 'dns_zones', 'faults', 'fixed_codes', 'jobs']);

/** What is said of a reset: how many rows of each table there were. */
export type RemovedRows = Record<string, number>;

/**
 * Removes the rows of one account, which itself stays, or of all: then accounts and faults go too, and the clock and the
 * identifiers begin anew.
 */
export async function resetRows(receiver: Receiver, body: BodyFields): Promise<RemovedRows> {
  const { services } = receiver;
  const sid = body.text('account_sid');
  body.finish();
  if (sid !== undefined) return await resetAccount(services, accountAt(services, sid));
  return await services.standstill.during(async () => {
    const removed = resetAll(services);
    await startAnew(receiver);
    return removed;
  });
}

function accountAt({ database }: Services, sid: string): number {
  const account = database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid);
  if (!account) throw notFound('account', sid);
  return account.seq;
}

function resetAll({ database }: Services): RemovedRows {
  return database.write(() => {
    // What was drawn once for all stays: the seed, and what addresses of files are signed with.
    database.run("DELETE FROM settings WHERE name IN ('clock', 'last_id')");
    const removed = tablesOf(database).filter((table) => table !== 'settings');
    const filled = new Set(filledTables(database, 'main', removed));
    // Without a condition, the pages of a table are given back without a look at its rows.
    return Object.fromEntries(
      removed.map((table) => [table, filled.has(table) ? database.run(`DELETE FROM ${table}`) : 0]),
    );
  });
}

async function resetAccount({ database, requests, events, feed }: Services, account: number): Promise<RemovedRows> {
  const conditions = tablesOf(database)
    .filter((table) => table !== 'settings' && !shared.has(table))
    .map((table) => ({ table, condition: linked[table] ?? 'account = ?' }))
    .sort((one, other) => Number(other.table in linked) - Number(one.table in linked));
  const removed = database.write(() =>
    Object.fromEntries(
      conditions.map(({ table, condition }) => [table, removeFrom(database, table, condition, account)]),
    ),
  );
  requests.forget(account);
  events.forget();
  events.queue.forget();
  await feed.startAnew();
  return removed;
}

function removeFrom(database: Database, table: string, condition: string, account: number): number {
  return database.run(`DELETE FROM ${table} WHERE ${condition}`, account);
}

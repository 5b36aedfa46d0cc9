import { optedOutCode } from '../deliveries/delivery-errors.ts';
import type { Attempt } from '../deliveries/delivery-plan.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import type { NewOperation } from '../operations/start-operation.ts';
import type { Owner } from '../resources/resource.ts';

/** Who wants no messages from whom: one of the account's own numbers, and the number that has stopped it. */
export const optOutTables = `
  CREATE TABLE opt_outs (
    account INTEGER NOT NULL,
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, ours, theirs)
  ) STRICT, WITHOUT ROWID;
`;

/** The channel on which STOP, START and HELP are understood. */
export const consentChannel = 'tel';

/** Whether someone has stopped messages from one of the account's numbers. */
export function hasStopped({ services, account }: Owner, ours: string, theirs: string): boolean {
  return (
    services.database.get(
      'SELECT 1 FROM opt_outs WHERE account = ? AND ours = ? AND theirs = ?',
      account,
      ours,
      theirs,
    ) !== undefined
  );
}

/** Keeps that someone has stopped messages, within `write`. */
export function keepStop({ services: { database, clock }, account }: Owner, ours: string, theirs: string): void {
  database.run('INSERT OR IGNORE INTO opt_outs VALUES (?, ?, ?, ?)', account, ours, theirs, clock.now());
}

/** Takes that back, within `write`. */
export function takeBackStop({ services: { database }, account }: Owner, ours: string, theirs: string): void {
  database.run('DELETE FROM opt_outs WHERE account = ? AND ours = ? AND theirs = ?', account, ours, theirs);
}

/** A send in which what goes to people who have stopped it fails. */
export function heedOptOuts(owner: Owner, operation: NewOperation): NewOperation {
  const { resource, request, deliveries } = operation;
  if (resource !== 'messages' || !isAnyKept(owner)) return operation;
  const { from }: { from?: { address?: string } } = request;
  const stopped = new Map<string, ReadonlySet<string>>();
  const isStopped = ({ recipients, sender }: Attempt): boolean => {
    const { address: ours = from?.address }: { address?: string } = sender ?? {};
    if (ours === undefined) return false;
    const numbers = stopped.get(ours) ?? stoppedBy(owner, ours);
    stopped.set(ours, numbers);
    return recipients.some((recipient) => isAmong(numbers, recipient));
  };
  return {
    ...operation,
    deliveries: deliveries.map((delivery) => {
      const { fallbacks } = delivery;
      const heeded = isStopped(delivery) ? { ...delivery, outcome: refused } : delivery;
      if (!fallbacks) return heeded;
      return {
        ...heeded,
        fallbacks: fallbacks.map((each) => (isStopped(each) ? { ...each, outcome: refused } : each)),
      };
    }),
  };
}

const refused: Outcome = { state: 'failed', errorCode: optedOutCode };

function isAmong(numbers: ReadonlySet<string>, { address, channel }: { address?: string; channel?: string }): boolean {
  return channel === consentChannel && address !== undefined && numbers.has(address);
}

function isAnyKept({ services: { database }, account }: Owner): boolean {
  return database.get('SELECT 1 FROM opt_outs WHERE account = ? LIMIT 1', account) !== undefined;
}

/** All who want nothing from a number. */
function stoppedBy({ services: { database }, account }: Owner, ours: string): ReadonlySet<string> {
  const rows = database.all<{ theirs: string }>(
    'SELECT theirs FROM opt_outs WHERE account = ? AND ours = ?',
    account,
    ours,
  );
  return new Set(rows.map(({ theirs }) => theirs));
}

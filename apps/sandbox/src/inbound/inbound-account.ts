import type { CommunicationAddress } from '@comms/core';
import { notFound, Refusal } from '../api/problem.ts';
import { bindingAddress } from '../conversations-v1/conversations/binding-address.ts';
import type { Services } from '../services.ts';

/**
 * The account that a message comes in to, by the number of its row: the one that is named, else the only one with an agent
 * or a proxy number at the receiver's address, else the only one with a conversation or a configuration for it, else the
 * only one that there is.
 *
 * @throws {Refusal} 404 when the one that is named does not exist, 400 when none is named and several could be meant.
 */
export function accountOfInbound(services: Services, sid: string | undefined, to: CommunicationAddress): number {
  if (sid !== undefined) return namedAccount(services, sid);
  const { database } = services;
  const withAgent = database.all<{ account: number }>(
    `SELECT DISTINCT account FROM resources WHERE kind = 'agent' AND deleted_at IS NULL
      AND fields ->> 'address' = ? AND fields ->> 'channel' = ? LIMIT 2`,
    to.address,
    to.channel,
  );
  const withNumber = database.all<{ account: number }>(
    'SELECT account FROM proxy_numbers WHERE number = ? LIMIT 2',
    to.address,
  );
  const ours = bindingAddress(to) ?? to.address;
  const withConversation = database.all<{ account: number }>(
    `SELECT account FROM v1_participants WHERE ?1 IN (proxy_address, projected_address)
      UNION SELECT account FROM resources WHERE kind = 'IG' AND deleted_at IS NULL AND fields ->> 'address' = ?1 LIMIT 2`,
    ours,
  );
  const all = database.all<{ account: number }>('SELECT seq AS account FROM accounts LIMIT 2');
  const only = [withAgent, withNumber, withConversation, all].find((found) => found.length === 1)?.[0];
  if (only) return only.account;
  const message = 'account_sid is missing: it cannot be told from the receiver which account is meant';
  throw new Refusal(400, { code: 20001, field: 'account_sid', message });
}

/** An account that nobody made begins with what comes in as it does with a call, unless that is forbidden. */
export function namedAccount({ database, isStrict }: Services, sid: string): number {
  const known = database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid);
  if (known) return known.seq;
  if (isStrict || !/^AC\w{1,62}$/.test(sid)) throw notFound('account', sid);
  return database.write(() => database.insert('INSERT INTO accounts (sid) VALUES (?)', sid));
}

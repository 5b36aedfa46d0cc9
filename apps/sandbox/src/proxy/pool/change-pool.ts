import type { Owner } from '../../resources/resource.ts';
import { logCode } from '../proxy-log.ts';
import { proxyRefusal } from '../proxy-problem.ts';
import type { ServiceRow } from '../services/service.ts';
import { type AccountNumber, keepNumber } from './account-number.ts';
import { areaCodeOf } from './area-codes.ts';
import { type PoolRow, poolNumberWithDigits } from './pool-number.ts';

/** How many numbers a pool holds that anybody can get, and how many that are reserved. */
const limits = { open: 500, reserved: 5000 } as const;

/** From which part of a limit on a pool counts as nearly full. */
const nearlyFull = 0.85;

/**
 * Adds a number to a pool.
 *
 * @throws {Refusal} when a pool has it already, or this one is full.
 */
export function addToPool(owner: Owner, service: ServiceRow, number: AccountNumber, isReserved: boolean): PoolRow {
  const { services, account } = owner;
  const inPool = poolNumberWithDigits(owner, number.number);
  if (inPool) throw takenBy(inPool, service);
  const { messaging_service_sid: messagingService, ...facts } = number;
  if (messagingService !== null) {
    throw proxyRefusal(80601, `The number ${number.sid} is in the messaging service ${messagingService}`);
  }
  const count = refuseFull(owner, service, isReserved);
  const now = services.clock.now();
  const row = {
    ...facts,
    account,
    service: service.seq,
    area_code: areaCodeOf(number.number) ?? null,
    is_reserved: Number(isReserved),
    in_use: 0,
    created_at: now,
    updated_at: now,
  };
  const seq = services.database.write(() => {
    keepNumber(owner, number, false);
    warn(owner, service, isReserved, count + 1);
    return insertNumber(owner, row);
  });
  return { ...row, seq };
}

/** Says whether participants get a number by themselves. @throws {Refusal} when the pool is full of such numbers. */
export function reserve(owner: Owner, service: ServiceRow, row: PoolRow, isReserved: boolean | undefined): PoolRow {
  if (isReserved === undefined) return row;
  const { database, clock } = owner.services;
  const isChange = Number(isReserved) !== row.is_reserved;
  const count = isChange ? refuseFull(owner, service, isReserved) : 0;
  const now = clock.now();
  database.write(() => {
    if (isChange) warn(owner, service, isReserved, count + 1);
    database.run(
      'UPDATE proxy_numbers SET is_reserved = ?, updated_at = ? WHERE seq = ?',
      Number(isReserved),
      now,
      row.seq,
    );
  });
  return { ...row, is_reserved: Number(isReserved), updated_at: now };
}

/** Takes a number out of its pool. @throws {Refusal} while sessions use it. */
export function takeOut({ services: { database } }: Owner, { seq, sid, in_use: count }: PoolRow): void {
  if (count > 0) throw proxyRefusal(80611, `The number ${sid} is used by ${count} open Sessions`);
  database.write(() => database.run('DELETE FROM proxy_numbers WHERE seq = ?', seq));
}

function takenBy({ sid, service: other }: PoolRow, service: ServiceRow): Error {
  if (other === service.seq) return proxyRefusal(80104, `The number ${sid} has been added to this Service already`);
  const code = sid.startsWith('SC') ? 80102 : 80101;
  return proxyRefusal(code, `The number ${sid} has been added to another Service`);
}

function refuseFull({ services: { database } }: Owner, { seq }: ServiceRow, isReserved: boolean): number {
  const sql = 'SELECT count(*) AS count FROM proxy_numbers WHERE service = ? AND is_reserved = ?';
  const count = database.get<{ count: number }>(sql, seq, Number(isReserved))?.count ?? 0;
  const limit = limitOf(isReserved);
  if (count < limit) return count;
  throw proxyRefusal(80622, `This Service has ${limit} ${isReserved ? 'reserved' : 'unreserved'} numbers: it is full`);
}

function limitOf(isReserved: boolean): number {
  return isReserved ? limits.reserved : limits.open;
}

/** Warns once, when the pool becomes nearly full. */
function warn(owner: Owner, { sid: serviceSid }: ServiceRow, isReserved: boolean, count: number): void {
  if (count === Math.ceil(limitOf(isReserved) * nearlyFull)) logCode(owner, 80624, { serviceSid });
}

function insertNumber({ services: { database } }: Owner, row: Omit<PoolRow, 'seq'>): number {
  return database.insert(
    `INSERT INTO proxy_numbers (account, service, sid, number, friendly_name, iso_country, area_code, has_sms, has_mms,
      has_voice, is_reserved, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.account,
    row.service,
    row.sid,
    row.number,
    row.friendly_name,
    row.iso_country,
    row.area_code,
    row.has_sms,
    row.has_mms,
    row.has_voice,
    row.is_reserved,
    row.created_at,
    row.updated_at,
  );
}

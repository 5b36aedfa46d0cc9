import type { PhoneNumber, ShortCode } from '@comms/proxy';
import { accountSidOf } from '../../account-sid.ts';
import type { Call } from '../../api/implement.ts';
import { notFound } from '../../api/problem.ts';
import type { Wire } from '../../api/wire.ts';
import type { Owner } from '../../resources/resource.ts';
import { datesOf } from '../proxy-view.ts';
import type { ServiceRow } from '../services/service.ts';
import type { AccountNumber } from './account-number.ts';

/** A phone number (`PN…`) or a short code (`SC…`) in a pool, as a row. */
export interface PoolRow extends Omit<AccountNumber, 'messaging_service_sid'> {
  readonly seq: number;
  readonly account: number;
  readonly service: number;
  readonly area_code: string | null;
  readonly is_reserved: number;
  readonly in_use: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The prefixes of the two kinds. */
export type PoolKind = 'PN' | 'SC';

/** The number of a service that a path names. @throws {Refusal} 404 */
export function findPoolNumber(owner: Owner, service: ServiceRow, kind: PoolKind, sid: string): PoolRow {
  const row = sid.startsWith(kind) ? poolNumberWithSid(owner, sid) : undefined;
  if (row?.service !== service.seq) throw notFound(kind === 'PN' ? 'phone number' : 'short code', sid);
  return row;
}

/** The number with a SID, in whichever pool it is. */
export function poolNumberWithSid({ services, account }: Owner, sid: string): PoolRow | undefined {
  return services.database.get<PoolRow>('SELECT * FROM proxy_numbers WHERE account = ? AND sid = ?', account, sid);
}

/** The number with these digits, in whichever pool it is. */
export function poolNumberWithDigits({ services, account }: Owner, number: string): PoolRow | undefined {
  return services.database.get<PoolRow>(
    'SELECT * FROM proxy_numbers WHERE number = ? AND account = ?',
    number,
    account,
  );
}

/** A phone number as answers show it. */
export function phoneNumberView(call: Call, service: ServiceRow, row: PoolRow): Wire<PhoneNumber> {
  return {
    ...sharedView(call, service, row, 'PhoneNumbers'),
    phone_number: row.number,
    friendly_name: row.friendly_name,
    in_use: row.in_use,
  };
}

/** A short code as answers show it. */
export function shortCodeView(call: Call, service: ServiceRow, row: PoolRow): Wire<ShortCode> {
  return { ...sharedView(call, service, row, 'ShortCodes'), short_code: row.number };
}

function sharedView(call: Call, service: ServiceRow, row: PoolRow, list: string) {
  return {
    sid: row.sid,
    account_sid: accountSidOf(call),
    service_sid: service.sid,
    ...datesOf(row),
    iso_country: row.iso_country,
    capabilities: { fax: false, mms: row.has_mms === 1, sms: row.has_sms === 1, voice: row.has_voice === 1 },
    is_reserved: row.is_reserved === 1,
    url: `${call.baseURL}/Services/${service.sid}/${list}/${row.sid}`,
  };
}

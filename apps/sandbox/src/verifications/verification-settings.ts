import type { UpdateVerificationsSettingsRequest, VerificationsSettings } from '@comms/verify';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { parseDurationMs } from '../time/duration.ts';

/** What holds for the verifications of an account. */
export interface StoredSettings {
  readonly fraud_guard_level: string;
  readonly time_to_expire: string;
  readonly time_to_delete: string;
}

const initial: StoredSettings = { fraud_guard_level: 'standard', time_to_expire: 'PT10M', time_to_delete: 'P30D' };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Between what each duration must be. */
const limits = {
  time_to_expire: { least: minuteMs, most: dayMs, words: 'from PT1M to P1D' },
  time_to_delete: { least: dayMs, most: 365 * dayMs, words: 'from P1D to P365D' },
} as const;

/** The settings of an account: those that nobody has changed are the API's. */
export function settingsOf({ services: { database }, account }: Owner): StoredSettings {
  const row = database.get<StoredSettings>(
    'SELECT fraud_guard_level, time_to_expire, time_to_delete FROM verification_settings WHERE account = ?',
    account,
  );
  return row ? { ...row } : initial;
}

export function answerFetchVerificationSettings(_request: object, call: Call): Reply<Wire<VerificationsSettings>> {
  return { status: 200, body: { ...settingsOf(call) } };
}

/** Changes settings for what is started from now on. */
export function answerUpdateVerificationsSettings(
  request: Wire<UpdateVerificationsSettingsRequest>,
  call: Call,
): Reply<Wire<VerificationsSettings>> {
  const { database } = call.services;
  const old = settingsOf(call);
  const { fraud_guard_level: level = old.fraud_guard_level } = request;
  const { time_to_expire: expire = old.time_to_expire, time_to_delete: removal = old.time_to_delete } = request;
  database.write(() =>
    database.run(
      'INSERT OR REPLACE INTO verification_settings VALUES (?, ?, ?, ?)',
      call.account,
      level,
      expire,
      removal,
    ),
  );
  return { status: 200, body: { ...settingsOf(call) } };
}

/** Finds durations that are none, or too short or too long. */
export function checkVerificationsSettings(request: unknown): Problem[] {
  const fields: Readonly<Record<string, unknown>> = Object(request);
  return Object.entries(limits).flatMap(([field, { least, most, words }]) => {
    const text = fields[field];
    if (typeof text !== 'string') return [];
    const durationMs = parseDurationMs(text) ?? -1;
    if (durationMs >= least && durationMs <= most) return [];
    return [{ code: 20001, field, message: `${field} must be an ISO 8601 duration ${words}` }];
  });
}

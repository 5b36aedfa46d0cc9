import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';

/** A code on its way to someone. */
export interface SentCode {
  readonly verification: number;
  readonly address: string;
  readonly channel: string;
  readonly code: string;
  readonly expiresAt: number;
}

/** A code that was sent, as the control API shows it. */
export interface SentCodeView {
  readonly to: string;
  readonly channel: string;
  readonly code: string;
  readonly verification_id: string;
  readonly account_sid: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/** A call that was made, as the control API shows it. */
export interface RecordedCallView {
  readonly to: string;
  readonly extension: number | null;
  readonly from: string;
  readonly status: 'completed' | 'failed';
  readonly error_code: number | null;
  readonly spoken: string;
  readonly verification_id: string;
  readonly account_sid: string;
  readonly created_at: string;
}

/** How much of either the control API shows at once. */
const mostShown = 1000;

/** Keeps a code for the control API, within `write`. */
export function keepSentCode(
  { services: { database, clock }, account }: Owner,
  { verification, address, channel, code, expiresAt }: SentCode,
): void {
  database.insert(
    `INSERT INTO sent_codes (account, verification, address, channel, code, created_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    account,
    verification,
    address,
    channel,
    code,
    clock.now(),
    expiresAt,
  );
}

/** The codes that were sent, the newest first: to one address, or to all. */
export function sentCodes({ database }: Services, address: string | undefined): SentCodeView[] {
  const rows = database.all<{
    address: string;
    channel: string;
    code: string;
    id: string;
    sid: string;
    created_at: number;
    expires_at: number;
  }>(
    `SELECT c.address, c.channel, c.code, r.id, a.sid, c.created_at, c.expires_at
      FROM sent_codes c JOIN resources r ON r.seq = c.verification JOIN accounts a ON a.seq = c.account
      WHERE c.address = coalesce(?, c.address) ORDER BY c.seq DESC LIMIT ?`,
    address ?? null,
    mostShown,
  );
  return rows.map(({ address: to, channel, code, id, sid, created_at: createdAt, expires_at: expiresAt }) => ({
    to,
    channel,
    code,
    verification_id: `verification_${id}`,
    account_sid: sid,
    created_at: new Date(createdAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
  }));
}

/** The calls that were made, the newest first: to one number, or to all. */
export function recordedCalls({ database }: Services, address: string | undefined): RecordedCallView[] {
  const rows = database.all<{
    address: string;
    extension: number | null;
    sender: string;
    spoken: string;
    error_code: number | null;
    id: string;
    sid: string;
    created_at: number;
  }>(
    `SELECT c.address, c.extension, c.sender, c.spoken, c.error_code, r.id, a.sid, c.created_at
      FROM recorded_calls c JOIN resources r ON r.seq = c.verification JOIN accounts a ON a.seq = c.account
      WHERE c.address = coalesce(?, c.address) ORDER BY c.seq DESC LIMIT ?`,
    address ?? null,
    mostShown,
  );
  return rows.map(({ address: to, extension, sender, spoken, error_code: code, id, sid, created_at: createdAt }) => ({
    to,
    extension,
    from: sender,
    status: code === null ? 'completed' : 'failed',
    error_code: code,
    spoken,
    verification_id: `verification_${id}`,
    account_sid: sid,
    created_at: new Date(createdAt).toISOString(),
  }));
}

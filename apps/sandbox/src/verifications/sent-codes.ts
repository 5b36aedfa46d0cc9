import type { Owner } from '../resources/resource.ts';

/** A code on its way to someone. */
export interface SentCode {
  readonly verification: number;
  readonly address: string;
  readonly channel: string;
  readonly code: string;
  readonly expiresAt: number;
}

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

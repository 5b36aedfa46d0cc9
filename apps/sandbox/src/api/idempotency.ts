import { createHash } from 'node:crypto';
import type { Owner } from '../resources/resource.ts';
import type { Reply } from './implement.ts';
import { Refusal } from './problem.ts';

/** What was answered to requests that name a key, so that the same is answered again. */
export const idempotencyTables = `
  CREATE TABLE idempotent_replies (
    account INTEGER NOT NULL,
    key TEXT NOT NULL,
    -- What was asked: another request with the same key is refused.
    fingerprint TEXT NOT NULL,
    -- JSON: status, headers and body.
    reply TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, key)
  ) STRICT, WITHOUT ROWID;
`;

/** How long a key is remembered, in milliseconds: 24 hours. */
const lifetimeMs = 86_400_000;

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A request that names a key. */
export interface KeyedRequest {
  readonly key: string;
  /** What makes it another request: the operation, the path and the body. */
  readonly parts: readonly string[];
}

/**
 * What was answered to the same request before; undefined for a new one.
 *
 * @throws {Refusal} 400 when the key is no UUID, 409 when another request had it.
 */
export function earlierReply({ services, account }: Owner, { key, parts }: KeyedRequest): Reply<unknown> | undefined {
  if (!uuid.test(key)) throw keyProblem(400, 'is no UUID');
  const { database, clock } = services;
  const found = database.get<{ fingerprint: string; reply: string }>(
    'SELECT fingerprint, reply FROM idempotent_replies WHERE account = ? AND key = ? AND created_at > ?',
    account,
    key.toLowerCase(),
    clock.now() - lifetimeMs,
  );
  if (!found) return undefined;
  if (found.fingerprint !== fingerprintOf(parts)) throw keyProblem(409, 'was used for another request');
  return JSON.parse(found.reply);
}

/** Remembers what was answered; keys whose time is over are forgotten. */
export function keepReply({ services, account }: Owner, { key, parts }: KeyedRequest, reply: Reply<unknown>): void {
  const { database, clock } = services;
  const now = clock.now();
  database.write(() => {
    database.run('DELETE FROM idempotent_replies WHERE account = ? AND created_at <= ?', account, now - lifetimeMs);
    database.run(
      'INSERT OR REPLACE INTO idempotent_replies (account, key, fingerprint, reply, created_at) VALUES (?, ?, ?, ?, ?)',
      account,
      key.toLowerCase(),
      fingerprintOf(parts),
      JSON.stringify(reply),
      now,
    );
  });
}

function fingerprintOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function keyProblem(status: 400 | 409, words: string): Refusal {
  const field = 'Idempotency-Key';
  return new Refusal(status, { code: status === 400 ? 20001 : 20409, field, message: `${field} ${words}` });
}

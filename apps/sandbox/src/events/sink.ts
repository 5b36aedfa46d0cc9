import type { SinkConfiguration } from '@comms/events';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';
import type { Database } from '../store/database.ts';
import type { SinkCall } from './call-sink.ts';
import { isLocal, shownAddress } from './sink-address.ts';
import type { SinkBatch } from './sink-batch.ts';

/** Where a batch goes. */
export interface OpenSink {
  /** For people: an address without credentials, or what kind of sink it is. */
  readonly target: string;
  /** How often a failed call is made again. */
  readonly retries: number;
  /** What is called; undefined for sinks that only take note. */
  readonly call?: SinkCall;
  /** Why nothing is called. */
  readonly refusal?: string;
}

/** Finds out where a batch goes: what a stored sink leads to, and what calls are signed with. */
export function sinkOf(database: Database, { account, configuration }: SinkBatch, allowsRemote: boolean): OpenSink {
  const found =
    configuration && 'sink_id' in configuration ? storedSink(database, account, configuration.sink_id) : configuration;
  if (!found) return { target: 'nothing', retries: 0, refusal: 'refused: there is no such sink' };
  if ('flow_id' in found) return { target: `flow ${found.flow_id}`, retries: 0 };
  if ('arn' in found) return { target: `kinesis ${found.arn}`, retries: 0 };
  if ('write_key' in found) return { target: 'segment', retries: 0 };
  const { url, timeout_ms: timeoutMs = 5000, retries = Number.POSITIVE_INFINITY } = found;
  const target = shownAddress(url);
  if (!allowsRemote && !isLocal(url)) {
    return { target, retries: 0, refusal: 'refused: not on this machine: start the sandbox with --allow-remote-sinks' };
  }
  return { target, retries, call: { url, timeoutMs, secret: signingKey(database, account) } };
}

function storedSink(database: Database, account: number, id: string): Wire<SinkConfiguration> | undefined {
  const row = database.get<{ fields: string }>(
    "SELECT fields FROM resources WHERE account = ? AND kind = 'sink' AND id = ? AND deleted_at IS NULL",
    account,
    bareId('sink', id),
  );
  return row && JSON.parse(row.fields).configuration;
}

/** The account's auth token; for accounts that nobody made, what their client used last. */
export function signingKey(database: Database, account: number): string {
  const row = database.get<{ key: string }>(
    'SELECT coalesce(token, signing_key, sid) AS key FROM accounts WHERE seq = ?',
    account,
  );
  return row?.key ?? '';
}

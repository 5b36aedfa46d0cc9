import { Refusal } from '../api/problem.ts';
import type { RequestAction } from './fault-action.ts';
import { longestMs } from './fault-effects.ts';

/** The header by which a request asks for a fault of its own. */
export const faultHeader = 'sandbox-fault';

/**
 * Reads a fault for one request: `error=503`, `error=429; retry_after=2`, `latency=200`, `slow_body=1000`, or the name of one
 * that needs nothing more, such as `reset_after_commit`.
 *
 * @throws {Refusal} 400
 */
export function readOneShotFault(text: string): RequestAction {
  const [first = '', ...rest] = text.split(';').map((part) => part.trim());
  const [type = '', value = ''] = first.split('=');
  const number = /^\d+$/.test(value) ? Number(value) : undefined;
  const more = rest.map((part) => /^(retry_after|code)=(\d+)$/.exec(part));
  const settings = Object.fromEntries(more.map((found) => [found?.[1], Number(found?.[2])]));
  const isPlain = more.length === 0;
  if (type === 'error' && number && number >= 400 && number <= 599 && more.every((found) => found)) {
    return { type, status: number, ...settings };
  }
  if (type === 'latency' && number !== undefined && number <= longestMs && isPlain) return { type, ms: number };
  if (type === 'slow_body' && number && isPlain) return { type, bytes_per_second: number };
  const plain = plainTypes.find((each) => each === text.trim());
  if (plain) return { type: plain };
  const message =
    'The header Sandbox-Fault must be as error=503, error=429; retry_after=2, latency=200, slow_body=1000, or one of ' +
    plainTypes.join(', ');
  throw new Refusal(400, { code: 20001, field: 'Sandbox-Fault', message });
}

const plainTypes = ['reset_before', 'reset_after_commit', 'truncate', 'malformed'] as const;

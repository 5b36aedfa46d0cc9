import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ConnectionLost } from '../api/answer.ts';
import { generalCode, Refusal } from '../api/problem.ts';
import type { Latency, RequestAction } from './fault-action.ts';
import type { Hit } from './fault-rules.ts';

/** How late a request can be at most, in milliseconds. */
export const longestMs = 600_000;

/** How often a slow body goes on. */
const pauseMs = 50;

/** Does what a fault does before the work: wait, refuse, or end the connection. */
export async function beforeWork({ action, draw }: Hit<RequestAction>): Promise<void> {
  if (action.type === 'latency') await sleep(latencyMs(action, draw));
  if (action.type === 'reset_before') throw new ConnectionLost();
  if (action.type !== 'error') return;
  const { status, code = generalCode(status), retry_after: retryAfter } = action;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  throw new Refusal(status, { code, message: `A fault of the sandbox answers ${status}` }, headers);
}

function latencyMs(latency: Latency, draw: Hit['draw']): number {
  if ('ms' in latency) return latency.ms;
  if ('from' in latency) return latency.from + (latency.to - latency.from) * draw();
  // Two even draws make one that is spread as a bell (Box and Muller).
  const bell = Math.sqrt(-2 * Math.log(1 - draw(0))) * Math.cos(2 * Math.PI * draw(1));
  return Math.min(latency.median * Math.exp(latency.sigma * bell), longestMs);
}

/** Does what a fault does after the work is committed: spoil the answer, or keep it back. */
export function afterWork({ action }: Hit<RequestAction>, answer: Answer): Answer {
  switch (action.type) {
    case 'reset_after_commit':
      throw new ConnectionLost();
    case 'malformed':
      return { ...answer, body: answer.body.slice(0, -1) };
    case 'truncate':
      return { ...answer, send: sendHalf };
    case 'slow_body':
      return { ...answer, send: (body) => sendSlowly(body, action.bytes_per_second) };
    default:
      return answer;
  }
}

async function* sendHalf(body: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(body);
  yield bytes.subarray(0, bytes.length >> 1);
  throw new ConnectionLost();
}

async function* sendSlowly(body: string, bytesPerSecond: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(body);
  const size = Math.max(1, Math.round((bytesPerSecond * pauseMs) / 1000));
  for (let start = 0; start < bytes.length; start += size) {
    if (start > 0) await sleep((size / bytesPerSecond) * 1000);
    yield bytes.subarray(start, start + size);
  }
}

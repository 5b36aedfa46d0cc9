import { randomUUID } from 'node:crypto';
import type { FaultAction } from '../faults/fault-action.ts';
import { afterWork, beforeWork } from '../faults/fault-effects.ts';
import type { Services } from '../services.ts';
import { type Answer, ConnectionLost } from './answer.ts';
import type { ApiFamilies, Place } from './api-families.ts';
import type { Authenticator } from './authenticate.ts';
import { checkOrigin } from './host-guard.ts';
import { earlierReply, keepReply } from './idempotency.ts';
import type { Reply } from './implement.ts';
import { Refusal, refusal, refusalBody } from './problem.ts';
import type { BodyLimit } from './read-body.ts';
import { requestFields } from './request-fields.ts';

/** A request as it came in. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly header: (name: string) => string | undefined;
  readonly readBody: () => Promise<string>;
  readonly readBytes: (limit: BodyLimit) => Promise<Buffer<ArrayBuffer>>;
}

/** What it takes to answer requests. */
export interface Receiver {
  readonly services: Services;
  readonly families: ApiFamilies;
  readonly authenticator: Authenticator;
}

/**
 * Answers a request to one of the APIs, after all that it changed is on disk.
 *
 * @throws {ConnectionLost} when a fault ends the connection instead.
 */
export async function answerRequest(receiver: Receiver, incoming: Incoming): Promise<Answer> {
  const id = `RQ${randomUUID().replaceAll('-', '')}`;
  let place: Place | undefined;
  let fault: FaultAction | undefined;
  let reply: Reply<unknown>;
  try {
    place = findPlace(receiver, incoming);
    const account = receiver.authenticator.accountOf(incoming.header('authorization') ?? null);
    fault = receiver.services.faults.find(place.implementation.operation.id, account);
    if (fault) await beforeWork(fault);
    reply = await carryOut(receiver.services, incoming, place, account);
  } catch (error) {
    if (error instanceof ConnectionLost) throw error;
    reply = refuse(error, place);
  }
  try {
    await receiver.services.database.committed;
  } catch (error) {
    reply = refuse(error, place);
  }
  const answer = {
    status: reply.status,
    headers: {
      'content-type': 'application/json',
      'twilio-request-id': id,
      'sandbox-fidelity': String(place?.implementation.fidelity ?? 0),
      ...reply.headers,
    },
    body: reply.json ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)),
  };
  return fault ? afterWork(fault, answer) : answer;
}

function findPlace({ families }: Receiver, { method, target, header }: Incoming): Place {
  const host = header('host') ?? '';
  checkOrigin(host, header('origin'));
  const [path = ''] = target.split('?', 1);
  return families.find({ method, path, host, intendedHost: header('x-twilio-sandbox-host') });
}

async function carryOut(
  services: Services,
  { target, header, readBody, readBytes }: Incoming,
  { implementation, identifiers, baseURL, path }: Place,
  account: number,
): Promise<Reply<unknown>> {
  const reader = implementation.body;
  const body = reader ? await reader.read(await readBytes(reader), header('content-type') ?? '') : await readBody();
  const at = target.indexOf('?');
  const search = at === -1 ? '' : target.slice(at);
  const call = { services, account, baseURL, path, search };
  const { id, safety } = implementation.operation;
  const key = safety === 'keyed' ? header('idempotency-key') : undefined;
  const keyed = key === undefined ? undefined : { key, parts: [id, path, JSON.stringify(body)] };
  const earlier = keyed && earlierReply(call, keyed);
  if (earlier) return earlier;
  implementation.find?.(identifiers, call);
  const request = requestFields(implementation, { identifiers, query: search.slice(1), body, header });
  const reply = await implementation.handle(request, call);
  if (keyed) keepReply(call, keyed, reply);
  return reply;
}

/** What an error is to the client: a refusal, or a failure of the sandbox itself. */
export function refuse(error: unknown, place?: Place): Reply<unknown> {
  if (!(error instanceof Refusal)) console.error(error);
  const known = error instanceof Refusal ? error : refusal(500, 'The sandbox failed: its log says why');
  return {
    status: known.status,
    headers: known.headers,
    body: refusalBody(known, place?.implementation.operation.api.name),
  };
}

import { randomUUID } from 'node:crypto';
import type { RequestAction } from '../faults/fault-action.ts';
import { afterWork, beforeWork } from '../faults/fault-effects.ts';
import type { Hit } from '../faults/fault-rules.ts';
import { textsIn } from '../faults/fault-subject.ts';
import { faultHeader, readOneShotFault } from '../faults/one-shot-fault.ts';
import { noBody, type RequestRecord, recordBytes, recordText } from '../requests/request-record.ts';
import type { Services } from '../services.ts';
import { storeTrouble } from '../store/store-trouble.ts';
import { type Answer, ConnectionLost } from './answer.ts';
import type { ApiFamilies, Place, RequestPlace } from './api-families.ts';
import type { Authenticator } from './authenticate.ts';
import type { HostGuard } from './host-guard.ts';
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
  readonly headers: () => RequestRecord['headers'];
  readonly readBody: () => Promise<string>;
  readonly readBytes: (limit: BodyLimit) => Promise<Buffer<ArrayBuffer>>;
}

/** What it takes to answer requests. */
export interface Receiver {
  readonly services: Services;
  readonly families: ApiFamilies;
  readonly authenticator: Authenticator;
  readonly guard: HostGuard;
  /** The level below which operations are refused. */
  readonly minFidelity: number;
}

/**
 * Answers a request to one of the APIs, after all that it changed is on disk, and remembers it.
 *
 * @throws {ConnectionLost} when a fault ends the connection instead.
 */
export async function answerRequest(receiver: Receiver, incoming: Incoming): Promise<Answer> {
  const { clock, requests } = receiver.services;
  const begunMs = performance.now();
  const record: Omit<RequestRecord, 'place'> = {
    id: `RQ${randomUUID().replaceAll('-', '')}`,
    at: clock.now(),
    method: incoming.method,
    target: incoming.target,
    headers: incoming.headers(),
    body: noBody,
    account: 0,
    operation: null,
    family: null,
    fidelity: 0,
    fault: null,
    problems: [],
    status: null,
    durationMs: 0,
    answerHeaders: {},
    answerBody: noBody,
  };
  try {
    const answer = await answerRecorded(receiver, incoming, record);
    record.status = answer.status;
    return answer;
  } finally {
    record.durationMs = performance.now() - begunMs;
    requests.add(record);
  }
}

async function answerRecorded(
  receiver: Receiver,
  incoming: Incoming,
  record: Omit<RequestRecord, 'place'>,
): Promise<Answer> {
  let place: Place | undefined;
  let fault: Hit<RequestAction> | undefined;
  let reply: Reply<unknown>;
  const refused = (error: unknown): Reply<unknown> => {
    if (error instanceof Refusal) record.problems = error.problems;
    return refuse(error, place?.implementation.operation.api.name ?? meantFamily(receiver, incoming));
  };
  try {
    place = findPlace(receiver, incoming);
    const { operation, fidelity } = place.implementation;
    record.operation = operation.id;
    record.family = operation.api.name;
    record.fidelity = fidelity;
    if (fidelity < receiver.minFidelity) throw tooUnfaithful(operation.id, fidelity, receiver.minFidelity);
    const account = receiver.authenticator.accountOf(incoming.header('authorization') ?? null);
    record.account = account;
    const recorded = recordedBodies(incoming, record);
    fault = await findFault(receiver.services, recorded, place, account);
    record.fault = fault?.id ?? null;
    if (fault) await beforeWork(fault);
    reply = await carryOut(receiver, recorded, place);
  } catch (error) {
    if (error instanceof ConnectionLost) throw error;
    reply = refused(error);
  }
  try {
    await receiver.services.database.committed;
  } catch (error) {
    reply = refused(error);
  }
  const answer = {
    status: reply.status,
    headers: {
      'content-type': 'application/json',
      'twilio-request-id': record.id,
      'sandbox-fidelity': String(record.fidelity),
      ...reply.headers,
    },
    body: reply.json ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)),
  };
  record.answerHeaders = answer.headers;
  record.answerBody = recordText(answer.body);
  return fault ? afterWork(fault, answer) : answer;
}

/** What a request asks for itself comes before the faults that are set. */
async function findFault(
  { faults }: Services,
  { method, header, readBody }: Incoming,
  { implementation, path }: Place,
  account: number,
): Promise<Hit<RequestAction> | undefined> {
  const oneShot = header(faultHeader);
  if (oneShot !== undefined) return { id: faultHeader, action: readOneShotFault(oneShot), draw: () => 0.5 };
  if (!faults.has('request')) return undefined;
  // Files have no addresses in them.
  const isRead = faults.has('request', 'address') && !implementation.body;
  const body = isRead ? await readBody() : '';
  const { id, api } = implementation.operation;
  const addresses = (): Iterable<string> => textsIn(body);
  return faults.find('request', { account, operation: id, family: api.name, method, path, addresses });
}

function tooUnfaithful(id: string, fidelity: number, least: number): Refusal {
  return refusal(
    501,
    `${id} is simulated at level ${fidelity}, and this sandbox was started with --min-fidelity ${least}`,
  );
}

/** Remembers what is read of a request; it can be read twice. */
function recordedBodies(incoming: Incoming, record: Omit<RequestRecord, 'place'>): Incoming {
  let text: Promise<string> | undefined;
  let bytes: ReturnType<Incoming['readBytes']> | undefined;
  const readText = async (): Promise<string> => {
    const read = await incoming.readBody();
    if (read !== '') record.body = recordText(read);
    return read;
  };
  const readBytes: Incoming['readBytes'] = async (limit) => {
    const read = await incoming.readBytes(limit);
    record.body = recordBytes(read, incoming.header('content-type') ?? '');
    return read;
  };
  return {
    ...incoming,
    readBody: () => (text ??= readText()),
    readBytes: (limit) => (bytes ??= readBytes(limit)),
  };
}

function findPlace({ families, guard }: Receiver, incoming: Incoming): Place {
  const place = requestPlace(incoming);
  guard.check(place.host, incoming.header('origin'));
  return families.find(place);
}

/** Where there is no such operation, the refusal is still written as its family writes them. */
function meantFamily({ families }: Receiver, incoming: Incoming): string | undefined {
  return families.nameOf(requestPlace(incoming));
}

function requestPlace({ method, target, header }: Incoming): RequestPlace {
  const [path = ''] = target.split('?', 1);
  return { method, path, host: header('host') ?? '', intendedHost: header('x-twilio-sandbox-host') };
}

async function carryOut(
  { services, authenticator }: Receiver,
  { target, header, readBody, readBytes }: Incoming,
  { implementation, identifiers, baseURL, path }: Place,
): Promise<Reply<unknown>> {
  const reader = implementation.body;
  const body = reader ? await reader.read(await readBytes(reader), header('content-type') ?? '') : await readBody();
  // While the body came in, all rows may have been replaced by others.
  while (services.standstill.end) await services.standstill.end;
  const account = authenticator.accountOf(header('authorization') ?? null);
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
  const working = implementation.handle(request, call);
  const reply = working instanceof Promise ? await services.standstill.follow(working) : working;
  if (keyed) keepReply(call, keyed, reply);
  return reply;
}

/** What an error is to the client: a refusal, or a failure of the sandbox itself. */
export function refuse(error: unknown, family?: string): Reply<unknown> {
  if (!(error instanceof Refusal)) console.error(error);
  const known =
    error instanceof Refusal ? error : (storeTrouble(error) ?? refusal(500, 'The sandbox failed: its log says why'));
  return {
    status: known.status,
    headers: known.headers,
    body: refusalBody(known, family),
  };
}

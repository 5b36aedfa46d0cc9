import type {
  CreateSessionRequest,
  DeleteSessionRequest,
  FetchSessionRequest,
  ListSessionRequest,
  ListSessionResponse,
  Session,
  UpdateSessionRequest,
} from '@comms/proxy';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { Problem } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { byRules, oneOf, seconds, textUpTo } from '../field-rules.ts';
import { invalidParameter, proxyRefusal } from '../proxy-problem.ts';
import { readProxyPage } from '../proxy-view.ts';
import { findService, type ServiceRow } from '../services/service.ts';
import { beginSession } from './begin-session.ts';
import { changeSession } from './change-session.ts';
import { readParticipants } from './read-participants.ts';
import {
  findNamedSession,
  findSession,
  type SessionMode,
  type SessionRow,
  type SessionStatus,
  sessionView,
  sessionWithName,
} from './session.ts';
import { removeSession } from './session-life.ts';

const modes = ['voice-and-message', 'message-only', 'voice-only'] as const satisfies readonly SessionMode[];
const statuses = ['open', 'in-progress', 'closed', 'failed', 'unknown'] as const satisfies readonly SessionStatus[];

/** Finds fields of a session that cannot be used. */
export const checkSession: (request: unknown) => Problem[] = byRules({
  UniqueName: textUpTo(191),
  Ttl: seconds,
  Mode: oneOf(...modes),
  Status: oneOf(...statuses),
  DateExpiry: {
    isRight: (text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
    words: 'a date and a time, such as 2026-01-31T09:30:00Z',
  },
});

export function answerListSessions(
  request: FormWire<ListSessionRequest>,
  call: Call,
): Reply<Wire<ListSessionResponse>> {
  const service = findService(call, request.ServiceSid);
  const { rows, meta } = readProxyPage<SessionRow>(call, request, {
    select: 'SELECT * FROM proxy_sessions',
    order: 'seq',
    filter: new Filter().and('service = ?', service.seq),
    key: 'sessions',
  });
  return { status: 200, body: { sessions: rows.map((row) => sessionView(call, service, row)), meta } };
}

export function answerCreateSession(request: FormWire<CreateSessionRequest>, call: Call): Reply<Wire<Session>> {
  const service = findService(call, request.ServiceSid);
  const { UniqueName, Ttl, Participants = [] } = request;
  refuseTaken(call, service, UniqueName);
  const wanted = readParticipants(Participants);
  const fields = {
    unique_name: UniqueName || null,
    status: known(statuses, request.Status) ?? 'open',
    mode: known(modes, request.Mode) ?? 'voice-and-message',
    ttl: Ttl ?? service.default_ttl,
    date_expiry: expiryIn(request, call) ?? null,
  };
  return { status: 201, body: sessionView(call, service, beginSession(call, service, fields, wanted)) };
}

export function answerFetchSession(
  { ServiceSid, Sid }: FormWire<FetchSessionRequest>,
  call: Call,
): Reply<Wire<Session>> {
  const service = findService(call, ServiceSid);
  return { status: 200, body: sessionView(call, service, findNamedSession(call, service, Sid)) };
}

export function answerUpdateSession(request: FormWire<UpdateSessionRequest>, call: Call): Reply<Wire<Session>> {
  const service = findService(call, request.ServiceSid);
  const row = changeSession(call, findSession(call, service, request.Sid), {
    status: known(statuses, request.Status),
    ttl: request.Ttl,
    dateExpiry: expiryIn(request, call),
  });
  return { status: 200, body: sessionView(call, service, row) };
}

export function answerDeleteSession({ ServiceSid, Sid }: FormWire<DeleteSessionRequest>, call: Call): Reply<undefined> {
  const session = findSession(call, findService(call, ServiceSid), Sid);
  call.services.database.write(() => removeSession(call, session));
  return { status: 204 };
}

function known<Word extends string>(words: readonly Word[], text: string | undefined): Word | undefined {
  return words.find((word) => word === text);
}

/** When a session is to end. @throws {Refusal} when that has passed already. */
function expiryIn({ DateExpiry: text }: { readonly DateExpiry?: string | undefined }, call: Call): number | undefined {
  if (text === undefined) return undefined;
  const expiry = Date.parse(text);
  if (expiry > call.services.clock.now()) return expiry;
  throw invalidParameter('DateExpiry', 'It must be in the future.');
}

function refuseTaken(call: Call, service: ServiceRow, name: string | undefined): void {
  if (!name || !sessionWithName(call, service, name)) return;
  throw proxyRefusal(80603, `The unique name ${JSON.stringify(name)} is taken by another Session`, 'UniqueName');
}

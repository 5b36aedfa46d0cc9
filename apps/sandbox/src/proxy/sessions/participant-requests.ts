import type {
  CreateParticipantRequest,
  DeleteParticipantRequest,
  FetchParticipantRequest,
  ListParticipantRequest,
  ListParticipantResponse,
  Participant,
} from '@comms/proxy';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { Problem } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { byRules } from '../field-rules.ts';
import { proxyRefusal } from '../proxy-problem.ts';
import { readProxyPage } from '../proxy-view.ts';
import { findService, type ServiceRow } from '../services/service.ts';
import {
  addParticipant,
  findParticipant,
  type ParticipantRow,
  participantsOf,
  participantView,
  takeOutParticipant,
} from './participant.ts';
import { planParticipant } from './plan-participant.ts';
import { participantRules } from './read-participants.ts';
import { findSession, isLive, type SessionPath, type SessionRow } from './session.ts';

/** Finds fields of a participant that cannot be used. */
export const checkParticipant: (request: unknown) => Problem[] = byRules(participantRules);

export function answerListParticipants(
  request: FormWire<ListParticipantRequest>,
  call: Call,
): Reply<Wire<ListParticipantResponse>> {
  const [service, session] = placeOf(request, call);
  const { rows, meta } = readProxyPage<ParticipantRow>(call, request, {
    select: 'SELECT * FROM proxy_participants',
    order: 'seq',
    filter: new Filter().and('session = ?', session.seq),
    key: 'participants',
  });
  return { status: 200, body: { participants: rows.map((row) => participantView(call, service, session, row)), meta } };
}

export function answerCreateParticipant(
  request: FormWire<CreateParticipantRequest>,
  call: Call,
): Reply<Wire<Participant>> {
  const [service, session] = placeOf(request, call);
  if (!isLive(session)) throw proxyRefusal(80607, 'Nobody can be added to a closed Session');
  const place = { service, mode: session.mode, others: participantsOf(call, session) };
  const plan = planParticipant(call, place, {
    identifier: request.Identifier,
    friendlyName: request.FriendlyName,
    proxyIdentifier: request.ProxyIdentifier,
    proxyIdentifierSid: request.ProxyIdentifierSid,
  });
  const row = call.services.database.write(() => addParticipant(call, session, plan));
  return { status: 201, body: participantView(call, service, session, row) };
}

export function answerFetchParticipant(
  request: FormWire<FetchParticipantRequest>,
  call: Call,
): Reply<Wire<Participant>> {
  const [service, session] = placeOf(request, call);
  return { status: 200, body: participantView(call, service, session, findParticipant(call, session, request.Sid)) };
}

export function answerDeleteParticipant(request: FormWire<DeleteParticipantRequest>, call: Call): Reply<undefined> {
  const [, session] = placeOf(request, call);
  const row = findParticipant(call, session, request.Sid);
  if (row.deleted_at !== null) throw proxyRefusal(80307, `The Participant ${row.sid} was removed already`);
  call.services.database.write(() => takeOutParticipant(call, session, row));
  // The newer of the two references says 200 here, and 204 for everything else that is deleted.
  return { status: 200 };
}

function placeOf({ ServiceSid, SessionSid }: SessionPath, call: Call): [ServiceRow, SessionRow] {
  const service = findService(call, ServiceSid);
  return [service, findSession(call, service, SessionSid)];
}

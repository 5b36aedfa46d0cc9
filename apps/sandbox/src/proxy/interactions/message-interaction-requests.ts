import type {
  CreateMessageInteractionRequest,
  FetchMessageInteractionRequest,
  ListMessageInteractionRequest,
  ListMessageInteractionResponse,
  MessageInteraction,
} from '@comms/proxy';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { notFound } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { sendOne } from '../../deliveries/send-one.ts';
import { newSid } from '../../sid.ts';
import { invalidParameter, proxyRefusal } from '../proxy-problem.ts';
import { readProxyPage } from '../proxy-view.ts';
import { findService, type ServiceRow } from '../services/service.ts';
import { addressOf } from '../sessions/identifier.ts';
import { findParticipant, type ParticipantPath, type ParticipantRow } from '../sessions/participant.ts';
import { findSession, isLive, type SessionRow } from '../sessions/session.ts';
import { addInteraction } from './add-interaction.ts';
import { findInteraction, type InteractionRow, messageInteractionView } from './interaction.ts';
import { interactionOrigin } from './interaction-effect.ts';

export function answerListMessageInteractions(
  request: FormWire<ListMessageInteractionRequest>,
  call: Call,
): Reply<Wire<ListMessageInteractionResponse>> {
  const { service, session, participant } = placeOf(request, call);
  const { rows, meta } = readProxyPage<InteractionRow>(call, request, {
    select: 'SELECT * FROM proxy_interactions',
    order: 'seq',
    filter: new Filter().and('participant = ?', participant.seq),
    key: 'interactions',
  });
  const interactions = rows.map((row) => messageInteractionView(call, service, session, participant, row));
  return { status: 200, body: { interactions, meta } };
}

export function answerCreateMessageInteraction(
  request: FormWire<CreateMessageInteractionRequest>,
  call: Call,
): Reply<Wire<MessageInteraction>> {
  const place = placeOf(request, call);
  const text = bodyOf(request);
  refuseSend(place);
  const row = call.services.database.write(() => sendTo(call, place, text));
  const { service, session, participant } = place;
  // The newer of the two references says 200 here, and 201 for everything else that is made.
  return { status: 200, body: messageInteractionView(call, service, session, participant, row) };
}

export function answerFetchMessageInteraction(
  request: FormWire<FetchMessageInteractionRequest>,
  call: Call,
): Reply<Wire<MessageInteraction>> {
  const { service, session, participant } = placeOf(request, call);
  const row = findInteraction(call, session, request.Sid);
  if (row.participant !== participant.seq) throw notFound('message interaction', request.Sid);
  return { status: 200, body: messageInteractionView(call, service, session, participant, row) };
}

interface Place {
  readonly service: ServiceRow;
  readonly session: SessionRow;
  readonly participant: ParticipantRow;
}

function placeOf({ ServiceSid, SessionSid, ParticipantSid }: ParticipantPath, call: Call): Place {
  const service = findService(call, ServiceSid);
  const session = findSession(call, service, SessionSid);
  return { service, session, participant: findParticipant(call, session, ParticipantSid) };
}

/** Media is kept free by the reference, and not sent. */
function bodyOf({ Body: body, MediaUrl: media }: FormWire<CreateMessageInteractionRequest>): string {
  if (body) return body;
  if (media?.length) throw invalidParameter('MediaUrl', 'Media cannot be sent yet: give a Body.');
  throw invalidParameter('Body', 'A message needs a Body.');
}

function refuseSend({ session, participant }: Place): void {
  if (!isLive(session)) throw proxyRefusal(80607, 'Nothing can be sent in a closed Session');
  if (participant.deleted_at !== null) {
    throw proxyRefusal(80405, `The Participant ${participant.sid} was removed from the Session`);
  }
  if (session.mode === 'voice-only') throw proxyRefusal(80616, 'The Session is for calls only');
}

/** Sends from the number that the participant knows its partner by. */
function sendTo(call: Call, { service, session, participant }: Place, text: string): InteractionRow {
  const sid = newSid(call.services.ids, 'KI');
  const sent = sendOne(call, {
    from: addressOf(participant.proxy_identifier),
    to: addressOf(participant.identifier),
    content: { text },
    origin: `${interactionOrigin}_${sid}`,
  });
  const place = { session_sid: session.sid, service_sid: service.sid, callback_url: service.callback_url };
  return addInteraction(call, place, {
    session: session.seq,
    sid,
    participant: participant.seq,
    type: 'message',
    data: JSON.stringify({ body: text }),
    inbound_participant_sid: null,
    inbound_resource_sid: null,
    inbound_resource_status: null,
    outbound_participant_sid: participant.sid,
    outbound_resource_sid: sent.sid,
    outbound_resource_status: 'queued',
    call_outcome: null,
    call_seconds: null,
  });
}

import type {
  DeleteInteractionRequest,
  FetchInteractionRequest,
  Interaction,
  ListInteractionRequest,
  ListInteractionResponse,
} from '@comms/proxy';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { readProxyPage } from '../proxy-view.ts';
import { findService } from '../services/service.ts';
import { findSession } from '../sessions/session.ts';
import { findInteraction, type InteractionRow, interactionView } from './interaction.ts';

export function answerListInteractions(
  request: FormWire<ListInteractionRequest>,
  call: Call,
): Reply<Wire<ListInteractionResponse>> {
  const service = findService(call, request.ServiceSid);
  const session = findSession(call, service, request.SessionSid);
  const { rows, meta } = readProxyPage<InteractionRow>(call, request, {
    select: 'SELECT * FROM proxy_interactions',
    order: 'seq',
    filter: new Filter().and('session = ?', session.seq),
    key: 'interactions',
  });
  return { status: 200, body: { interactions: rows.map((row) => interactionView(call, service, session, row)), meta } };
}

export function answerFetchInteraction(
  { ServiceSid, SessionSid, Sid }: FormWire<FetchInteractionRequest>,
  call: Call,
): Reply<Wire<Interaction>> {
  const service = findService(call, ServiceSid);
  const session = findSession(call, service, SessionSid);
  return { status: 200, body: interactionView(call, service, session, findInteraction(call, session, Sid)) };
}

export function answerDeleteInteraction(
  { ServiceSid, SessionSid, Sid }: FormWire<DeleteInteractionRequest>,
  call: Call,
): Reply<undefined> {
  const session = findSession(call, findService(call, ServiceSid), SessionSid);
  const { seq } = findInteraction(call, session, Sid);
  const { database } = call.services;
  database.write(() => database.run('DELETE FROM proxy_interactions WHERE seq = ?', seq));
  return { status: 204 };
}

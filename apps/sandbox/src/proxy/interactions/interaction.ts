import type { Interaction, MessageInteraction } from '@comms/proxy';
import { accountSidOf } from '../../account-sid.ts';
import type { Call } from '../../api/implement.ts';
import { notFound } from '../../api/problem.ts';
import type { Wire } from '../../api/wire.ts';
import type { Owner } from '../../resources/resource.ts';
import { datesOf } from '../proxy-view.ts';
import type { ServiceRow } from '../services/service.ts';
import { type ParticipantRow, participantUrl } from '../sessions/participant.ts';
import type { SessionRow } from '../sessions/session.ts';

/** Something that was exchanged, as a row. */
export interface InteractionRow {
  readonly seq: number;
  readonly account: number;
  readonly session: number;
  readonly sid: string;
  readonly participant: number | null;
  readonly type: 'message' | 'voice';
  readonly data: string;
  readonly inbound_participant_sid: string | null;
  readonly inbound_resource_sid: string | null;
  readonly inbound_resource_status: string | null;
  readonly outbound_participant_sid: string;
  readonly outbound_resource_sid: string;
  readonly outbound_resource_status: string;
  readonly call_outcome: string | null;
  readonly call_seconds: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The interaction that a path names. @throws {Refusal} 404 */
export function findInteraction({ services, account }: Owner, session: SessionRow, sid: string): InteractionRow {
  const row = services.database.get<InteractionRow>(
    'SELECT * FROM proxy_interactions WHERE sid = ? AND account = ? AND session = ?',
    sid,
    account,
    session.seq,
  );
  if (!row) throw notFound('interaction', sid);
  return row;
}

/** An interaction as answers show it. */
export function interactionView(
  call: Call,
  service: ServiceRow,
  session: SessionRow,
  row: InteractionRow,
): Wire<Interaction> {
  const url = `${call.baseURL}/Services/${service.sid}/Sessions/${session.sid}/Interactions/${row.sid}`;
  return view(accountSidOf(call), service, session, row, url);
}

/** The same, as those see it that were sent to one participant by API. */
export function messageInteractionView(
  call: Call,
  service: ServiceRow,
  session: SessionRow,
  participant: ParticipantRow,
  row: InteractionRow,
): Wire<MessageInteraction> {
  const url = `${participantUrl(call, service, session, participant.sid)}/MessageInteractions/${row.sid}`;
  return { ...view(accountSidOf(call), service, session, row, url), participant_sid: participant.sid };
}

function view(
  accountSid: string,
  service: ServiceRow,
  session: SessionRow,
  row: InteractionRow,
  url: string,
): Wire<Interaction> {
  return {
    sid: row.sid,
    session_sid: session.sid,
    service_sid: service.sid,
    account_sid: accountSid,
    data: row.data,
    type: row.type,
    inbound_participant_sid: row.inbound_participant_sid,
    inbound_resource_sid: row.inbound_resource_sid,
    inbound_resource_status: row.inbound_resource_status,
    inbound_resource_type: row.inbound_resource_sid && resourceTypeOf(row),
    inbound_resource_url: resourceUrl(accountSid, row, row.inbound_resource_sid),
    outbound_participant_sid: row.outbound_participant_sid,
    outbound_resource_sid: row.outbound_resource_sid,
    outbound_resource_status: row.outbound_resource_status,
    outbound_resource_type: resourceTypeOf(row),
    outbound_resource_url: resourceUrl(accountSid, row, row.outbound_resource_sid),
    ...datesOf(row),
    url,
  };
}

/** What the halves of an interaction are. */
export function resourceTypeOf({ type }: Pick<InteractionRow, 'type'>): 'Message' | 'Call' {
  return type === 'message' ? 'Message' : 'Call';
}

/** Where the vendor has the message or the call; the sandbox does not serve that API. */
export function resourceUrl(accountSid: string, row: Pick<InteractionRow, 'type'>, sid: string | null): string | null {
  if (sid === null) return null;
  return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/${resourceTypeOf(row)}s/${sid}.json`;
}

import type { Owner } from '../../resources/resource.ts';
import { tellInteraction } from './callbacks.ts';
import type { InteractionRow } from './interaction.ts';

/** What was exchanged, and how far its halves have come. */
export type NewInteraction = Omit<InteractionRow, 'seq' | 'account' | 'created_at' | 'updated_at'>;

/** Where something was exchanged, by what is told about it. */
export interface InteractionPlace {
  readonly session_sid: string;
  readonly service_sid: string;
  readonly callback_url: string | null;
}

/** Keeps what was exchanged, within `write`: it starts the session, and puts off the time when that expires. */
export function addInteraction(owner: Owner, place: InteractionPlace, fields: NewInteraction): InteractionRow {
  const { services, account } = owner;
  const { database, clock } = services;
  const now = clock.now();
  const seq = database.insert(
    `INSERT INTO proxy_interactions (account, session, sid, participant, type, data, inbound_participant_sid,
      inbound_resource_sid, inbound_resource_status, outbound_participant_sid, outbound_resource_sid,
      outbound_resource_status, call_outcome, call_seconds, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    account,
    fields.session,
    fields.sid,
    fields.participant,
    fields.type,
    fields.data,
    fields.inbound_participant_sid,
    fields.inbound_resource_sid,
    fields.inbound_resource_status,
    fields.outbound_participant_sid,
    fields.outbound_resource_sid,
    fields.outbound_resource_status,
    fields.call_outcome,
    fields.call_seconds,
    now,
    now,
  );
  database.run(
    `UPDATE proxy_sessions SET status = 'in-progress', date_started = coalesce(date_started, ?),
      date_last_interaction = ?, counts_from = ?, updated_at = ? WHERE seq = ?`,
    now,
    now,
    now,
    now,
    fields.session,
  );
  const row = { ...fields, seq, account, created_at: now, updated_at: now };
  if (place.callback_url !== null) tellInteraction(owner, place.callback_url, place, row);
  return row;
}

import { accountSidOf } from '../../account-sid.ts';
import type { Owner } from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { isoSecond } from '../../time/iso-second.ts';
import type { WebhookRow } from '../../webhooks/webhook.ts';
import { logCode } from '../proxy-log.ts';
import { type InteractionRow, resourceTypeOf, resourceUrl } from './interaction.ts';

/** Where an interaction belongs. */
export interface ToldPlace {
  readonly session_sid: string;
  readonly service_sid: string;
}

/** The fields of a callback. */
export type CallbackFields = Readonly<Record<string, string | null>>;

/** What is known of an interaction before anything has gone out. */
export type InboundHalf = Pick<
  InteractionRow,
  | 'sid'
  | 'type'
  | 'data'
  | 'inbound_participant_sid'
  | 'inbound_resource_sid'
  | 'inbound_resource_status'
  | 'created_at'
  | 'updated_at'
>;

/** Tells an interaction as it stands to the callback URL of its service, within `write`. */
export function tellInteraction(owner: Owner, url: string, place: ToldPlace, row: InteractionRow): void {
  const fields = {
    ...inboundFields(owner, place, row),
    outboundParticipantSid: row.outbound_participant_sid,
    outboundResourceSid: row.outbound_resource_sid,
    outboundResourceStatus: row.outbound_resource_status,
    outboundResourceType: resourceTypeOf(row).toLowerCase(),
    outboundResourceUrl: resourceUrl(accountSidOf(owner), row, row.outbound_resource_sid),
  };
  owner.services.webhooks.post(owner, { family: 'proxyV1', event: 'interaction', url, fields });
}

/** The fields of an interaction without its outbound half. */
export function inboundFields(owner: Owner, place: ToldPlace, half: InboundHalf): CallbackFields {
  const accountSid = accountSidOf(owner);
  const isInbound = half.inbound_resource_sid !== null;
  return {
    interactionSid: half.sid,
    interactionSessionSid: place.session_sid,
    interactionServiceSid: place.service_sid,
    interactionAccountSid: accountSid,
    interactionType: half.type,
    interactionData: half.data,
    interactionDateCreated: isoSecond(half.created_at),
    interactionDateUpdated: isoSecond(half.updated_at),
    inboundParticipantSid: half.inbound_participant_sid,
    inboundResourceSid: half.inbound_resource_sid,
    inboundResourceStatus: half.inbound_resource_status,
    inboundResourceType: isInbound ? resourceTypeOf(half).toLowerCase() : null,
    inboundResourceUrl: resourceUrl(accountSid, half, half.inbound_resource_sid),
  };
}

/** Notes a callback that did not arrive. */
export function noteFailedCallback(services: Services, { account, family, event, state, body }: WebhookRow): void {
  if (family !== 'proxyV1' || event !== 'interaction' || state !== 'failed') return;
  const told = new URLSearchParams(body);
  logCode({ services, account }, 80908, {
    serviceSid: told.get('interactionServiceSid') ?? undefined,
    sessionSid: told.get('interactionSessionSid') ?? undefined,
  });
}

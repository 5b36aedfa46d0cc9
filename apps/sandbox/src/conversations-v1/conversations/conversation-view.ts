import type { Conversation } from '@comms/conversations-v1';
import type { Wire } from '../../api/wire.ts';
import type { Owner, ResourceRow } from '../../resources/resource.ts';
import { isoSecond } from '../../time/iso-second.ts';
import { datesOf, type Scope } from '../scope.ts';
import { conversationFacts, conversationFields } from './conversation-row.ts';

/** Dates beyond this are told as this one: years have four digits. */
const latestMs = Date.UTC(9999, 11, 31, 23, 59, 59);

/** When the timers of a conversation run off: nothing, once it is closed. */
export function timersView(owner: Owner, row: ResourceRow): { date_inactive?: string; date_closed?: string } {
  const { state } = conversationFields(row);
  const { inactive_ms: inactiveMs, closed_ms: closedMs, quiet_since: since } = conversationFacts(owner, row);
  const moment = (ms: number): string => isoSecond(Math.min(since + ms, latestMs));
  if (state === 'closed') return {};
  return {
    ...(inactiveMs !== null && { date_inactive: moment(inactiveMs) }),
    ...(closedMs !== null && { date_closed: moment(closedMs) }),
  };
}

/** A conversation as answers show it. */
export function conversationView(
  { owner, accountSid, service, url }: Scope,
  row: ResourceRow,
  links: readonly ConversationLink[] = ['participants', 'messages', 'webhooks', 'export'],
): Wire<Conversation> {
  const { friendly_name, unique_name, messaging_service_sid, attributes, state, bindings } = conversationFields(row);
  const own = `${url}/Conversations/${row.id}`;
  return {
    sid: row.id,
    account_sid: accountSid,
    chat_service_sid: service.id,
    messaging_service_sid,
    friendly_name,
    unique_name,
    attributes,
    state,
    ...datesOf(row),
    timers: timersView(owner, row),
    bindings,
    url: own,
    links: Object.fromEntries(links.map((link) => [link, `${own}/${link.charAt(0).toUpperCase()}${link.slice(1)}`])),
  };
}

/** What an answer links to. */
export type ConversationLink = 'participants' | 'messages' | 'webhooks' | 'export';

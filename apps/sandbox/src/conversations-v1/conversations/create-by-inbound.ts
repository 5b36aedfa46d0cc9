import { accountSidOf } from '../../account-sid.ts';
import { type Owner, type ResourceRow, resourceOf } from '../../resources/resource.ts';
import type { Place } from '../scope.ts';
import type { AutoCreation } from '../settings/auto-creation.ts';
import { defaultService } from '../settings/default-service.ts';
import { actWithConsent } from './act-with-consent.ts';
import { beginConversation } from './begin-conversation.ts';
import { addParticipant } from './participant-life.ts';
import { planConversation } from './plan-conversation.ts';
import { readParticipant } from './plan-participant.ts';
import { addScopedWebhook, type ScopedWebhookFields } from './scoped-webhook-row.ts';
import type { InboundText } from './take-inbound.ts';
import { conversationParameters } from './webhook-parameters.ts';

/** Begins a conversation with someone who has written to an address, as that is configured. @throws {Refusal} */
export async function createByInbound(owner: Owner, text: InboundText, settings: AutoCreation): Promise<ResourceRow> {
  const { author, ours, cause } = text;
  const sid = settings.conversation_service_sid;
  const service = (sid && resourceOf(owner, 'IS', sid)) || defaultService(owner);
  const place: Place = { owner, accountSid: accountSidOf(owner), service };
  const addresses = {
    'MessagingBinding.Address': author,
    'MessagingBinding.ProxyAddress': ours,
    'MessagingBinding.AuthorAddress': author,
  };
  const { text: said, media } = text.received.content;
  return await actWithConsent(place, {
    event: 'onConversationAdd',
    cause,
    plan: (changes) => ({
      ...planConversation(place, {}, changes),
      participant: readParticipant(place, { MessagingBinding: { Address: author, ProxyAddress: ours } }),
    }),
    parameters: ({ fields }) => ({
      ...conversationParameters(place, fields),
      MessageBody: said,
      Media: media && JSON.stringify(media),
      ...addresses,
    }),
    carryOut: ({ fields, timers, participant }) => {
      const row = beginConversation(place, { fields, timers }, cause, addresses);
      const own = ownWebhook(settings);
      if (own) addScopedWebhook(owner, row, own);
      addParticipant(place, row, participant, cause);
      return row;
    },
  });
}

/** What the conversation tells by itself; undefined where it is nothing. */
function ownWebhook(settings: AutoCreation): ScopedWebhookFields | undefined {
  const { type, webhook_url: url, webhook_method: method, webhook_filters: filters } = settings;
  const { studio_flow_sid: flow, studio_retry_count: retries } = settings;
  if (type === 'webhook' && url !== undefined) {
    const called = { url, method: method?.toLowerCase() === 'get' ? ('get' as const) : ('post' as const) };
    return { target: 'webhook', configuration: { ...called, filters: filters ?? [] } };
  }
  if (type === 'studio' && flow !== undefined) {
    const configuration = { flow_sid: flow, ...(retries !== undefined && { retry_count: retries }) };
    return { target: 'studio', configuration };
  }
  return undefined;
}

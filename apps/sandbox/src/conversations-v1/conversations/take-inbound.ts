import { refusal } from '../../api/problem.ts';
import { addInbound } from '../../deliveries/add-inbound.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { keepInboundEmail } from '../../inbound/inbound-email.ts';
import type { Received } from '../../inbound/receive-message.ts';
import type { Routed } from '../../inbound/route-inbound.ts';
import { type Owner, type ResourceRow, resourceAt } from '../../resources/resource.ts';
import { checkAttributes } from '../json-attributes.ts';
import type { Place } from '../scope.ts';
import { addressConfigurationOf } from '../settings/addresses.ts';
import { actWithConsent, isRefusedByWebhook } from './act-with-consent.ts';
import { addMessage } from './add-message.ts';
import { bindingAddress, typeOf } from './binding-address.ts';
import { conversationFields, placeOf, refuseUnlessOpen } from './conversation-row.ts';
import { createByInbound } from './create-by-inbound.ts';
import { conversationOfGroup, joined } from './group-text.ts';
import { inboundFile } from './media-file.ts';
import type { MessageFields } from './message-row.ts';
import { membersOf } from './participant-row.ts';
import { authorOf, sidOfMember } from './plan-message.ts';
import { conversationOfPair } from './plan-participant.ts';
import type { Cause } from './webhook-cause.ts';
import { messageParameters } from './webhook-parameters.ts';

/** A message that came in, with the addresses as participants have them. */
export interface InboundText {
  readonly received: Received;
  readonly author: string;
  readonly ours: string;
  readonly cause: Cause;
}

/**
 * Takes a message that came in to a conversation: to the one that has its addresses, else to a new one where its receiver
 * is configured so. It says undefined where neither is so.
 */
export async function takeInbound(owner: Owner, received: Received): Promise<Routed | undefined> {
  const author = bindingAddress(received.from);
  const ours = bindingAddress(received.to);
  const type = author === undefined ? undefined : typeOf(author);
  if (author === undefined || ours === undefined || type === undefined) return undefined;
  const text: InboundText = { received, author, ours, cause: { source: type.toUpperCase(), isTold: true } };
  try {
    const conversation = conversationBetween(owner, author, ours) ?? (await autoCreated(owner, text, type));
    return conversation && (await sayInbound(owner, conversation, text));
  } catch (error) {
    // What a webhook refuses is dropped: nobody else gets it.
    if (isRefusedByWebhook(error)) return { taken: { refused_by_webhook: true } };
    throw error;
  }
}

/** The conversation that a message belongs to; one that is being set up takes none yet. */
function conversationBetween(owner: Owner, author: string, ours: string): ResourceRow | undefined {
  const row = conversationOfPair({ owner }, author, ours) ?? conversationOfGroup(owner, joined([author, ours]));
  return row && conversationFields(row).state !== 'initializing' ? row : undefined;
}

async function autoCreated(owner: Owner, text: InboundText, type: string): Promise<ResourceRow | undefined> {
  const configuration = addressConfigurationOf(owner, text.ours);
  if (!configuration?.auto_creation.enabled || configuration.type.toLowerCase() !== type) return undefined;
  return await createByInbound(owner, text, configuration.auto_creation);
}

async function sayInbound(owner: Owner, { seq }: ResourceRow, text: InboundText): Promise<Routed> {
  const { received, cause } = text;
  // It may be gone, or closed, by the time that a webhook has answered.
  const current = (): ResourceRow => {
    const row = resourceAt(owner, seq);
    if (!row) throw refusal(404, 'The conversation was deleted meanwhile');
    refuseUnlessOpen(row);
    return row;
  };
  const place = placeOf(owner, current());
  return await actWithConsent(place, {
    event: 'onMessageAdd',
    cause,
    plan: ({ author = text.author, body, attributes }) => {
      const conversation = current();
      const member = authorOf(membersOf(owner, conversation), author);
      const { text: said = null, media } = received.content;
      const fields: MessageFields = {
        index: 0,
        author,
        body: body ?? said,
        media: media?.map((file) => inboundFile(owner, file)) ?? null,
        attributes: checkAttributes(attributes, 4096),
        participant_sid: sidOfMember(place, member),
        content_sid: null,
        subject: received.email?.subject ?? null,
      };
      return { conversation, fields };
    },
    parameters: ({ conversation, fields }) => messageParameters(place, conversation, fields),
    carryOut: ({ conversation, fields }) => {
      const row = keepInbound(owner, received);
      const message = addMessage(place, conversation, { fields, template: undefined }, cause);
      return { row, taken: takenBy(place, conversation, message) };
    },
  });
}

/** The message, as it came in. */
function keepInbound(owner: Owner, { from, to, content, tags, email }: Received): StoredDelivery {
  return email ? keepInboundEmail(owner, email) : addInbound(owner, { from, to: [to], content, tags });
}

function takenBy({ service }: Place, conversation: ResourceRow, message: ResourceRow): Record<string, string> {
  return { chat_service_sid: service.id, conversation_sid: conversation.id, message_sid: message.id };
}

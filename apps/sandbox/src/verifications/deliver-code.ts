import type { StartVerificationRequest } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import { mayReach } from '../contacts/consent.ts';
import { optedOutCode } from '../deliveries/delivery-errors.ts';
import { outcomeOfRecipient, outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import { deliveryPrefix } from '../deliveries/stored-delivery.ts';
import type { CopyRecipients } from '../emails/copy-recipients.ts';
import { outcomeOfEmail } from '../emails/magic-emails.ts';
import type { SendResource } from '../operations/operation.ts';
import { startOperation } from '../operations/start-operation.ts';
import { outcomeOfToken } from '../push/magic-tokens.ts';
import type { Owner } from '../resources/resource.ts';
import { callWithCode } from './call-with-code.ts';
import { type CodeContent, codeRequest } from './code-content.ts';
import type { CodeRecipient } from './code-recipient.ts';
import { keepSentCode } from './sent-codes.ts';
import type { StoredVerification } from './stored-verification.ts';

type Request = Wire<StartVerificationRequest>;

/** The sends that can carry a code. */
export type CodeResource = Exclude<SendResource, 'communications'>;

/** A code that is to be delivered. */
export interface NewCode {
  readonly code: string;
  readonly recipient: CodeRecipient;
  readonly content: CodeContent;
  readonly request: Request;
  /** Who gets copies and replies, where the code goes by email. */
  readonly copies: CopyRecipients | undefined;
}

/** What preferences call what is sent. */
const kinds = { messages: 'message', emails: 'email', push_notifications: 'push_notification' } as const;

const pushChannels: ReadonlySet<string> = new Set(['apn', 'fcm']);

/** Sends a code, within `write`; gives the identifier of what was sent, where that is a resource of the API. */
export function deliverCode(owner: Owner, stored: StoredVerification, delivery: NewCode): string | undefined {
  const { code, recipient } = delivery;
  const { row, fields } = stored;
  keepSentCode(owner, {
    verification: row.seq,
    address: recipient.address,
    channel: fields.channel ?? recipient.channel,
    code,
    expiresAt: Date.parse(fields.expires_at),
  });
  const resource = resourceFor(recipient.channel);
  const sender = recipient.sender.open.choose(recipient);
  const outcome = outcomeOf(owner, delivery, resource, sender.outcome);
  if (recipient.extension !== undefined) {
    callWithCode(owner, stored, delivery, { sender: sender.sender?.address, outcome });
    return undefined;
  }
  const { address, channel, contact } = recipient;
  const { rows } = startOperation(owner, {
    resource,
    request: codeRequest(resource, delivery),
    deliveries: [
      {
        recipients: [{ address, channel, ...(contact && { contact_id: contact.id }) }],
        sender: sender.sender,
        origin: `verification_${row.id}`,
        outcome,
      },
    ],
    isDoomed: recipient.sender.open.refused !== undefined,
  });
  return rows.map(({ id }) => `${deliveryPrefix[resource]}_${id}`).at(0);
}

function resourceFor(channel: string): CodeResource {
  if (channel === 'email') return 'emails';
  return pushChannels.has(channel) ? 'push_notifications' : 'messages';
}

/** How the delivery ends: as its sender, the contact's wish, the tag of the request or the address decide. */
function outcomeOf(
  owner: Owner,
  { recipient, request }: NewCode,
  resource: CodeResource,
  chosen: Outcome | undefined,
): Outcome {
  const { address, channel, contact, sender } = recipient;
  const preference = request.processing_options?.use_preference?.preference_id;
  const isDeclined =
    contact && preference !== undefined && mayReach(owner, preference, contact.seq, kinds[resource]) === false;
  return (
    sender.open.refused ??
    chosen ??
    (isDeclined ? { state: 'failed', errorCode: optedOutCode } : undefined) ??
    readOutcome(request.tags?.[outcomeTag] ?? '') ??
    outcomeOfAddress(resource, channel, address) ?? {
      state: channel === 'tel' || resource !== 'messages' ? 'delivered' : 'read',
    }
  );
}

/** How sending to an address ends, where the address itself says it. */
function outcomeOfAddress(resource: CodeResource, channel: string, address: string): Outcome | undefined {
  if (resource === 'emails') return outcomeOfEmail(address);
  return resource === 'messages' ? outcomeOfRecipient(address) : outcomeOfToken(channel, address);
}

import type { Email, EmailAddressee } from '@comms/emails';
import type { WireSender } from '../addressing/open-sender.ts';
import type { Wire } from '../api/wire.ts';
import type { DeliveryRow } from '../deliveries/delivery.ts';
import { planOf } from '../deliveries/delivery-plan.ts';
import { relatedOf, statusOf } from '../deliveries/delivery-view.ts';
import type { OperationResource } from '../operations/operation.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import type { Values } from '../templates/liquid.ts';
import { attachmentViews } from './email-attachments.ts';
import { contentWriter } from './email-content.ts';
import { type EmailProblem, problemsOfEmail } from './email-problems.ts';
import type { EmailRequest } from './email-request.ts';

/** The send that e-mails are of. */
export interface EmailSource {
  readonly owner: Owner;
  readonly operationId: string;
  /** `inbound` for what came in. */
  readonly operationResource: OperationResource;
  readonly createdAt: number;
  readonly request: EmailRequest;
  readonly baseURL: string;
}

/** Writes one e-mail of a send as answers show it, filled with its recipient's variables. */
export type WriteEmail = (row: DeliveryRow, variables: Values) => string;

/** Fields of an e-mail, before they are put together as text. */
type Fields = Partial<Wire<Email>> & {
  /** Why it did not arrive: the reference has no place for that. */
  readonly errors?: readonly EmailProblem[];
};

/** Makes the function that writes the e-mails of one send: what they share is turned into JSON once. */
export function emailWriter(source: EmailSource): WriteEmail {
  const { owner, operationId, operationResource, createdAt, request, baseURL } = source;
  const content = contentWriter(request.content, attachmentViews(owner, request.content.attachments, baseURL));
  const from = senderView(request.from);
  const shared = writeFields({
    reply_to: [...(request.reply_to ?? [])],
    cc: [...(request.cc ?? [])],
    bcc: [...(request.bcc ?? [])],
    created_at: new Date(createdAt).toISOString(),
    deleted_at: null,
  });
  const place = { operation_id: operationId, operation_resource: operationResource, resource: 'emails' } as const;
  return (row, variables) => {
    const { reference, origin, sender, state, recipient_count: count, updated_at: updatedAt } = row;
    const own = writeFields({
      tags: planOf(row).tags ?? request.tags ?? {},
      from: sender === null ? from : JSON.parse(sender),
      delivery_status: statusOf(state, count),
      related: relatedOf({ ...place, reference, origin }, baseURL),
      updated_at: new Date(updatedAt).toISOString(),
      ...problemsOfEmail(row),
    });
    return `{"id":"email_${row.id}","content":${content(variables)},"to":${row.recipients},${shared},${own}}`;
  };
}

/** Fields as JSON without the braces around them. */
function writeFields(fields: Fields): string {
  return JSON.stringify(fields).slice(1, -1);
}

/** Who sends, where that was not chosen for each e-mail. */
export function senderView(from: WireSender | undefined): Wire<EmailAddressee> {
  if (!from) return {};
  if ('address' in from) return { address: from.address, channel: 'email', ...(from.name && { name: from.name }) };
  // An agent of a pool is chosen when something is sent; nothing is, without agents.
  return 'agent_id' in from ? { agent_id: prefixedId('agent', from.agent_id) } : {};
}

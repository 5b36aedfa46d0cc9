import type { EmailAddressee } from '@comms/emails';
import type { Wire } from '../api/wire.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Services } from '../services.ts';
import { bytesOf } from './email-attachments.ts';
import { deliveredTexts } from './email-content.ts';
import { senderView } from './email-json.ts';
import { type EmailRequest, readEmailRequest } from './email-request.ts';
import { variablesOf } from './stored-email.ts';

/** An e-mail as servers hand it on. */
export interface ComposedEmail {
  /** Who sends and who gets it, those included whom no header names. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** The MIME message. */
  readonly raw: Buffer;
}

/** An e-mail's people, by the header that names them. */
export interface EmailPeople {
  readonly from: Wire<EmailAddressee>;
  readonly to: readonly Wire<EmailAddressee>[];
  readonly cc: readonly Wire<EmailAddressee>[];
  readonly bcc: readonly Wire<EmailAddressee>[];
  readonly replyTo: readonly Wire<EmailAddressee>[];
}

/** Who sends an e-mail, and who gets it. */
export function peopleOf(row: StoredDelivery, { from, cc = [], bcc = [], reply_to = [] }: EmailRequest): EmailPeople {
  return {
    from: row.sender === null ? senderView(from) : JSON.parse(row.sender),
    to: JSON.parse(row.recipients),
    cc,
    bcc,
    replyTo: reply_to,
  };
}

/** Puts an e-mail together as a MIME message: the same each time. */
export async function composeEmail(services: Services, row: StoredDelivery): Promise<ComposedEmail> {
  // Loaded when the first e-mail is looked at: a sandbox starts faster without it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const request = readEmailRequest(row.request);
  const people = peopleOf(row, request);
  const from = people.from.address ?? 'nobody@sandbox.invalid';
  const { attachments = [] } = request.content;
  const composer = new MailComposer({
    from: mailbox(people.from),
    to: people.to.flatMap(mailbox),
    cc: people.cc.flatMap(mailbox),
    replyTo: people.replyTo.flatMap(mailbox),
    ...deliveredTexts(request.content, variablesOf(row)),
    attachments: attachments.map((attachment) => ({
      filename: attachment.file_name,
      contentType: attachment.mime_type,
      content: bytesOf(services, attachment),
    })),
    date: new Date(row.created_at),
    messageId: `<${row.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    baseBoundary: row.id,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  const receivers = [...people.to, ...people.cc, ...people.bcc].flatMap(mailbox);
  return { envelope: { from, to: [...new Set(receivers.map(({ address }) => address))] }, raw };
}

/** Nobody where there is no address, as for a contact that cannot be reached. */
function mailbox({ address, name }: Wire<EmailAddressee>): { readonly address: string; readonly name: string }[] {
  return address ? [{ address, name: name ?? '' }] : [];
}

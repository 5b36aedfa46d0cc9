import { addInboundRow } from '../deliveries/add-inbound.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { keepAttachments, type OpenAttachment } from '../emails/email-attachments.ts';
import type { EmailRequest } from '../emails/email-request.ts';
import type { Owner } from '../resources/resource.ts';
import { literalText } from '../templates/literal-text.ts';

/** Someone at an e-mail address. */
export interface Mailbox {
  readonly address: string;
  readonly name?: string | undefined;
}

/** An e-mail from outside. */
export interface InboundEmail {
  readonly from: Mailbox;
  readonly to: readonly [Mailbox, ...Mailbox[]];
  readonly cc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly subject: string;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly attachments: readonly OpenAttachment[];
}

/** Keeps an e-mail that came in, within `write`. The API has no event for it. */
export function keepInboundEmail(owner: Owner, email: InboundEmail): StoredDelivery {
  const { from, to, cc, replyTo, subject, text, html, attachments } = email;
  const request: EmailRequest = {
    from: { ...from, channel: 'email' },
    content: {
      subject: literalText(subject),
      ...(text !== undefined && { text: literalText(text) }),
      ...(html !== undefined && { html: literalText(html) }),
      attachments: keepAttachments(owner, attachments),
    },
    cc: cc.map(shown),
    reply_to: replyTo.map(shown),
  };
  return addInboundRow(owner, 'emails', request, { recipients: to.map(shown), sender: shown(from) });
}

/** As answers show it. */
function shown({ address, name }: Mailbox): { address: string; channel: string; name?: string } {
  return { address, channel: 'email', ...(name && { name }) };
}

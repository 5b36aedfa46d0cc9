import type { Address } from 'postal-mime';
import { refusal } from '../api/problem.ts';
import { saneName } from '../emails/email-attachments.ts';
import type { InboundEmail, Mailbox } from './inbound-email.ts';

/**
 * Reads an e-mail as mail servers hand it on.
 *
 * @throws {Refusal} 400 when it does not say who sends it, or to whom.
 */
export async function readMime(bytes: Uint8Array): Promise<InboundEmail> {
  // Loaded when the first e-mail comes in: a sandbox starts faster without it.
  const { default: PostalMime } = await import('postal-mime');
  const email = await PostalMime.parse(bytes).catch((error: unknown) => {
    throw refusal(400, `The body is no e-mail: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  });
  const [from] = mailboxes(email.from && [email.from]);
  const [to, ...others] = mailboxes(email.to);
  if (!from) throw refusal(400, 'The e-mail has no header From with an address');
  if (!to) throw refusal(400, 'The e-mail has no header To with an address');
  return {
    from,
    to: [to, ...others],
    cc: mailboxes(email.cc),
    replyTo: mailboxes(email.replyTo),
    subject: email.subject ?? '',
    text: email.text,
    html: email.html,
    attachments: email.attachments.map(({ filename, mimeType, content }, index) => ({
      file_name: saneName(filename ?? `attachment-${index + 1}`),
      mime_type: mimeType,
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}

/** The people of a header, those of its groups included. */
function mailboxes(addresses: readonly Address[] = []): Mailbox[] {
  return addresses
    .flatMap((each) => each.group ?? [each])
    .flatMap(({ address, name }) => (address ? [{ address, ...(name && { name }) }] : []));
}

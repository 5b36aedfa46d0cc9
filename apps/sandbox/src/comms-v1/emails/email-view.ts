import type { Email as PreviewEmail } from '@comms/emails';
import type { Email, EmailAddressee, EmailContent } from '@comms/emails/v1';
import type { Call } from '../../api/implement.ts';
import type { CamelWire, Wire } from '../../api/wire.ts';
import { planOf } from '../../deliveries/delivery-plan.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { bytesOf } from '../../emails/email-attachments.ts';
import { contentWriter } from '../../emails/email-content.ts';
import { senderView as previewSender } from '../../emails/email-json.ts';
import { variablesOf } from '../../emails/stored-email.ts';
import { v1Status } from '../delivery-status.ts';
import { v1Id } from '../identifier.ts';
import { v1Related } from '../related.ts';
import { readEmails, type StoredEmails } from './stored-emails.ts';

/** Someone at an e-mail address, as rows have them. */
export interface StoredAddressee {
  readonly address?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** An e-mail as lists show it: its files without their bytes. */
export function emailView(call: Call, row: StoredDelivery): CamelWire<Email> {
  const request = readEmails(row);
  const { scheduled_for: scheduledFor } = row;
  return {
    id: v1Id('email', row.id),
    from: senderView(row.sender === null ? undefined : JSON.parse(row.sender), request),
    to: recipientsOf(row),
    content: contentView(row, request),
    status: v1Status(row),
    related: v1Related(row, call.baseURL, '/Emails'),
    tags: { ...(planOf(row).tags ?? request.tags) },
    scheduledFor: scheduledFor === null ? null : new Date(scheduledFor).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    deletedAt: null,
  };
}

/** The same with the bytes of its files. */
export function fullEmailView(call: Call, row: StoredDelivery): CamelWire<Email> {
  const { attachments = [] } = readEmails(row).content;
  const files = attachments.map((file) => ({
    filename: file.file_name,
    contentType: file.mime_type,
    content: bytesOf(call.services, file).toString('base64'),
  }));
  const view = emailView(call, row);
  return { ...view, content: { ...view.content, attachments: files } };
}

/** Whom an e-mail is to: as the send named them, or at their addresses. */
export function recipientsOf(row: StoredDelivery): CamelWire<EmailAddressee>[] {
  const { to } = planOf(row);
  return to ? [to] : addresseesOf(JSON.parse(row.recipients));
}

/** People at their addresses, with their names where they were given. */
export function addresseesOf(recipients: readonly StoredAddressee[]): CamelWire<EmailAddressee>[] {
  return recipients.flatMap(({ address, name }) => (address ? [{ address, ...(name && { name }) }] : []));
}

/** Who sends an e-mail: chosen for it, or named by its send. */
export function senderView(
  chosen: StoredAddressee | undefined,
  { from }: Pick<StoredEmails, 'from'>,
): CamelWire<EmailAddressee> {
  const [sender = {}] = addresseesOf([chosen ?? previewSender(from)]);
  return sender;
}

function contentView(row: StoredDelivery, { content }: StoredEmails): CamelWire<EmailContent> {
  const write = contentWriter(content, []);
  const shown: Wire<NonNullable<PreviewEmail['content']>> = JSON.parse(
    row.operation_resource === 'inbound' ? JSON.stringify(content) : write(variablesOf(row)),
  );
  const files = (content.attachments ?? []).map((file) => ({ filename: file.file_name, contentType: file.mime_type }));
  const { subject, html, text } = shown;
  return { subject: subject ?? null, html: html ?? null, text: text ?? null, attachments: files };
}

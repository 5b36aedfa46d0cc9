import type { SendEmailsRequest } from '@comms/emails/v1';
import type { CamelWire } from '../../api/wire.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import type { EmailRequest } from '../../emails/email-request.ts';

/** What is kept of a send of e-mails: the preview's form, and what v1 has more; that is left out where the preview has sent it. */
export interface StoredEmails extends EmailRequest {
  readonly v1?: Pick<CamelWire<SendEmailsRequest>, 'schedule' | 'ipPoolName'> | undefined;
}

/** Reads what is kept of the send of an e-mail. */
export function readEmails({ request }: Pick<StoredDelivery, 'request'>): StoredEmails {
  return JSON.parse(request);
}

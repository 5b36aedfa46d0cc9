import type { DeleteEmailRequest, Email, FetchOneEmailRequest } from '@comms/emails';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findDelivery, hideDelivery } from '../deliveries/stored-delivery.ts';
import { writeEmails } from './stored-email.ts';

export function answerFetchOneEmail({ email_id: id }: Wire<FetchOneEmailRequest>, call: Call): Reply<Wire<Email>> {
  const [json = ''] = writeEmails(call.services, [findDelivery(call, 'emails', id)], call.baseURL);
  return { status: 200, json };
}

/** Hides an e-mail. What is on its way still arrives and is counted. */
export function answerDeleteEmail({ email_id: id }: Wire<DeleteEmailRequest>, call: Call): Reply<void> {
  hideDelivery(call, findDelivery(call, 'emails', id));
  return { status: 204 };
}

import type {
  DeleteEmailRequest,
  Email,
  FetchOneEmailRequest,
  ListEmailReceiptsRequest,
  ListEmailReceiptsResponse,
  ListEmailsRequest,
  ListEmailsResponse,
} from '@comms/emails/v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { hideDelivery } from '../../deliveries/stored-delivery.ts';
import { type AcceptedResource, acceptedResource } from '../accepted.ts';
import { listV1Deliveries } from '../delivery-filter.ts';
import { stepsOf } from '../delivery-steps.ts';
import { findV1Delivery } from '../find-delivery.ts';
import { v1Id } from '../identifier.ts';
import { v1PageOfList } from '../page.ts';
import { addresseesOf, emailView, fullEmailView, senderView } from './email-view.ts';
import { readEmails } from './stored-emails.ts';

/** Lists e-mails, the newest first. */
export function answerListEmails(
  request: CamelWire<ListEmailsRequest>,
  call: Call,
): Reply<CamelWire<ListEmailsResponse>> {
  const { rows, pagination } = listV1Deliveries(call, 'emails', request);
  return { status: 200, body: { emails: rows.map((row) => emailView(call, row)), pagination } };
}

export function answerFetchOneEmail({ emailId }: CamelWire<FetchOneEmailRequest>, call: Call): Reply<CamelWire<Email>> {
  return { status: 200, body: fullEmailView(call, findV1Delivery(call, 'email', emailId)) };
}

/** Hides an e-mail. What is on its way still arrives and is counted. */
export function answerDeleteEmail({ emailId }: CamelWire<DeleteEmailRequest>, call: Call): Reply<AcceptedResource> {
  const row = findV1Delivery(call, 'email', emailId);
  hideDelivery(call, row);
  return acceptedResource(call, '/Emails', v1Id('email', row.id));
}

/** Lists the states that an e-mail has come to, the first one first. */
export function answerListReceipts(
  { emailId, ...page }: CamelWire<ListEmailReceiptsRequest>,
  call: Call,
): Reply<CamelWire<ListEmailReceiptsResponse>> {
  const row = findV1Delivery(call, 'email', emailId);
  const request = readEmails(row);
  const steps = row.operation_resource === 'inbound' ? [] : stepsOf(call, row);
  const { rows, pagination } = v1PageOfList(steps, page);
  const receipts = rows.map(({ status, at, attempt, way, error }) => ({
    emailId: v1Id('email', row.id),
    status,
    ...(attempt > 0 && { attempt }),
    from: senderView(way.sender, request),
    to: addresseesOf(way.recipients),
    error,
    createdAt: at,
  }));
  return { status: 200, body: { receipts, pagination } };
}

import type {
  ApproveVerificationRequest,
  CancelVerificationRequest,
  DeleteVerificationRequest,
  FetchSingleVerificationRequest,
  ListVerificationsRequest,
  ListVerificationsResponse,
  Verification,
} from '@comms/verify';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { fieldIs, listResources } from '../resources/resource.ts';
import { expireVerification, isPending, removeVerification, settleVerification } from './settle-verification.ts';
import { findVerification, verificationView } from './stored-verification.ts';

export function answerFetchSingleVerification(
  { verification_id: id }: Wire<FetchSingleVerificationRequest>,
  call: Call,
): Reply<Wire<Verification>> {
  return { status: 200, body: verificationView(findVerification(call, id).row, call.baseURL) };
}

/** Silent authentication has the user's name in an object of its own. */
const userIdentifierIs =
  "? IN (r.fields ->> '$.to.user_identifier', r.fields ->> '$.to.user_identifier.user_identifier')";

/** Lists verifications, the newest first. */
export function answerListVerifications(
  request: Wire<ListVerificationsRequest>,
  call: Call,
): Reply<Wire<ListVerificationsResponse>> {
  const filter = new Filter()
    .and(fieldIs('status'), request.status)
    .and(fieldIs('factor_type'), request.factor_type)
    .and(fieldIs('$.to.contact_id'), request.contact_id && prefixedId('contact', request.contact_id))
    .and(userIdentifierIs, request.user_identifier)
    .and(fieldIs('channel'), request.channel)
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const { rows, pagination } = listResources(call, 'verification', request, filter);
  return {
    status: 200,
    body: { verifications: rows.map((row) => verificationView(row, call.baseURL)), pagination },
  };
}

/** Deletes a verification, pending or not; the code of a pending one is good for nothing any more. */
export function answerDeleteVerification(
  { verification_id: id }: Wire<DeleteVerificationRequest>,
  call: Call,
): Reply<void> {
  const stored = findVerification(call, id);
  call.services.database.write(() => removeVerification(call, stored));
  return { status: 204 };
}

export function answerApproveVerification(
  { verification_id: id }: Wire<ApproveVerificationRequest>,
  call: Call,
): Reply<Wire<Verification>> {
  return endPending(id, call, 'approved');
}

export function answerCancelVerification(
  { verification_id: id }: Wire<CancelVerificationRequest>,
  call: Call,
): Reply<Wire<Verification>> {
  return endPending(id, call, 'canceled');
}

/** @throws {Refusal} 409 when it is no longer pending. */
function endPending(id: string, call: Call, end: 'approved' | 'canceled'): Reply<Wire<Verification>> {
  const { database } = call.services;
  const stored = findVerification(call, id);
  if (!isPending(call, stored)) {
    const isDue = stored.fields.status === 'pending';
    if (isDue) database.write(() => expireVerification(call, stored));
    throw refusal(
      409,
      `The verification is ${isDue ? 'expired' : stored.fields.status}: only a pending one can be ${end}`,
    );
  }
  const { row } = database.write(() => settleVerification(call, stored, end, { reason: null, retry_at: null }));
  return { status: 200, body: verificationView(row, call.baseURL) };
}

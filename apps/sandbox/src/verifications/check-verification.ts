import type { CheckVerificationRequest, Verification } from '@comms/verify';
import type { Call, Reply } from '../api/implement.ts';
import { refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { judgeCheck, readPasskeyUse } from './judge-check.ts';
import {
  attemptsAfter,
  countWrongCheck,
  expireVerification,
  isPending,
  settleVerification,
} from './settle-verification.ts';
import { changeFactorSecrets, factorAt } from './stored-factor.ts';
import { findVerification, type StoredVerification, verificationView } from './stored-verification.ts';

type Request = Wire<CheckVerificationRequest>;

/** Checks what the person has shown. What is wrong is counted, and answered as any other state. */
export async function answerCheckVerification(request: Request, call: Call): Promise<Reply<Wire<Verification>>> {
  const asked = findVerification(call, request.verification_id);
  if (isQuestion(asked, request)) return { status: 200, body: verificationView(asked.row, call.baseURL) };
  const passkey = await readPasskeyUse(call, findPending(request, call), request);
  // Nothing is awaited from here on: of two checks that come at once, the second sees what the first has changed.
  const stored = findPending(request, call);
  const verdict = judgeCheck(call, stored, request, passkey);
  const { row } = call.services.database.write(() => {
    if (verdict.end === 'wrong') return countWrongCheck(call, stored, verdict.reason);
    const used = verdict.factor === undefined ? undefined : factorAt(call, verdict.factor);
    if (used && verdict.secrets) changeFactorSecrets(call, used, verdict.secrets);
    const changes = { attempts: attemptsAfter(stored), reason: verdict.reason ?? null, retry_at: null };
    return settleVerification(call, stored, verdict.end, { ...changes, ...(verdict.to && { to: verdict.to }) });
  });
  return { status: 200, body: verificationView(row, call.baseURL) };
}

/** Phones and devices decide elsewhere: a check that shows nothing asks what they have decided. */
function isQuestion({ secrets }: StoredVerification, { auth_payload: payload }: Request): boolean {
  return secrets.method === 'silent_network' || (secrets.method === 'device' && payload === undefined);
}

/** @throws {Refusal} 404 when there is none that still waits. */
function findPending({ verification_id: id }: Request, call: Call): StoredVerification {
  const stored = findVerification(call, id);
  if (isPending(call, stored)) return stored;
  if (stored.fields.status === 'pending') call.services.database.write(() => expireVerification(call, stored));
  throw refusal(
    404,
    `The verification ${JSON.stringify(id.slice(0, 100))} has come to its end: nothing is left to check`,
  );
}

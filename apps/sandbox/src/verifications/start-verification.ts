import type { StartVerificationRequest, Verification } from '@comms/verify';
import { checkPreference } from '../addressing/check-preference.ts';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { startByCode } from './start-by-code.ts';
import { startByAnyPasskey, startByFactor } from './start-by-factor.ts';
import { startBySilentNetwork } from './start-by-silent-network.ts';
import { type StoredVerification, verificationView } from './stored-verification.ts';

/** Starts a verification: sends a code, asks a factor, or gives the address that a phone opens. */
export async function answerStartVerification(
  request: Wire<StartVerificationRequest>,
  call: Call,
): Promise<Reply<Wire<Verification>>> {
  const preference = request.processing_options?.use_preference?.preference_id;
  checkPreference(call, preference, 'processing_options.use_preference.preference_id');
  const { row } = await start(request, call);
  return { status: 201, body: verificationView(row, call.baseURL) };
}

async function start(request: Wire<StartVerificationRequest>, call: Call): Promise<StoredVerification> {
  const { to, content } = request;
  if (content && 'rp_id' in content) return await startByAnyPasskey(call, content.rp_id, request);
  if (to && 'factor_id' in to) return await startByFactor(call, to, request);
  if (to && 'phone_number' in to) return startBySilentNetwork(call, to, request);
  return startByCode(call, to ?? {}, content ?? {}, request);
}

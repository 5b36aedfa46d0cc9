import type { Factor, UpdateFactorRequest } from '@comms/verify';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { announceFactor } from './create-factor.ts';
import { changedFactor } from './factor-changes.ts';
import { hasPayload, judgePayload, type PayloadVerdict, readNewPasskey } from './factor-payload.ts';
import { changeFactor, changeFactorSecrets, factorView, findFactor, type StoredFactor } from './stored-factor.ts';

type Request = Wire<UpdateFactorRequest>;

/** How often a payload may be wrong until the factor is over. */
const maxWrongPayloads = 5;

/** Changes a factor, and verifies it where a payload is given. */
export async function answerUpdateFactor(request: Request, call: Call): Promise<Reply<Wire<Factor>>> {
  const passkey = await readNewPasskey(findFactor(call, request.factor_id), request);
  // Nothing is awaited from here on: what is looked up now is still so when it is written.
  const stored = findFactor(call, request.factor_id);
  const fields = changedFactor(call, stored, request);
  const verdict = hasPayload(request) ? judgePayload(call, stored, request, passkey) : undefined;
  const { row } = call.services.database.write(() => {
    const changed = changeFactor(call, stored, fields);
    return verdict ? applyVerdict(call, changed, verdict) : changed;
  });
  return { status: 200, body: factorView(row) };
}

/** Does what follows from a payload, within `write`. */
export function applyVerdict(owner: Owner, stored: StoredFactor, verdict: PayloadVerdict): StoredFactor {
  if (verdict.end === 'verified') {
    const settled = changeFactorSecrets(owner, stored, verdict.secrets);
    const verified = changeFactor(owner, settled, { ...settled.fields, status: 'verified', next_step: null });
    announceFactor(owner, verified, 'verified');
    return verified;
  }
  const wrongPayloads = stored.secrets.wrong_payloads + 1;
  const counted = changeFactorSecrets(owner, stored, { wrong_payloads: wrongPayloads });
  if (verdict.end === 'wrong' && wrongPayloads < maxWrongPayloads) return counted;
  return changeFactor(owner, counted, { ...counted.fields, status: 'expired', next_step: null });
}

import { notFound, refusal } from '../api/problem.ts';
import { bareId } from '../prefixed-id.ts';
import type { Services } from '../services.ts';
import type { DeviceDecision } from './device-signature.ts';
import { settleVerification } from './settle-verification.ts';
import { factorAt, factorView, type StoredFactor } from './stored-factor.ts';
import { newestVerification } from './stored-verification.ts';
import { applyVerdict } from './update-factor.ts';

/** What a device's decision led to, as the control API shows it. */
export interface DecisionView {
  readonly factor_id: string;
  readonly factor_status: string;
  /** Null where the factor itself was registered. */
  readonly verification_id: string | null;
  readonly verification_status: string | null;
}

/**
 * Decides for a device: about its pending verification, else about its own registration.
 *
 * @throws {Refusal} 404 when there is no such factor, 409 when nothing waits for its decision.
 */
export function decideForDevice(services: Services, id: string, decision: DeviceDecision): DecisionView {
  const factor = deviceFactor(services, id);
  const owner = { services, account: factor.row.account };
  const now = new Date(services.clock.now()).toISOString();
  const waiting = newestVerification(
    owner,
    "s.factor = ? AND r.fields ->> 'status' = 'pending' AND r.fields ->> 'expires_at' > ?",
    factor.row.seq,
    now,
  );
  if (!waiting && factor.fields.status !== 'unverified') {
    throw refusal(409, 'Nothing waits for a decision of this factor');
  }
  return services.database.write(() => {
    if (waiting) {
      const [end, reason] = decision === 'approved' ? (['approved', null] as const) : (['failed', 'denied'] as const);
      const { row, fields } = settleVerification(owner, waiting, end, { reason });
      return viewOf(factor, `verification_${row.id}`, fields.status);
    }
    const verdict =
      decision === 'approved' ? { end: 'verified' as const, secrets: { challenge: null } } : { end: 'denied' as const };
    return viewOf(applyVerdict(owner, factor, verdict), null, null);
  });
}

function deviceFactor(services: Services, id: string): StoredFactor {
  const found = services.database.get<{ seq: number }>(
    "SELECT seq FROM resources WHERE kind = 'factor' AND id = ? AND deleted_at IS NULL ORDER BY seq DESC LIMIT 1",
    bareId('factor', id),
  );
  const factor = found && factorAt({ services }, found.seq);
  if (!factor) throw notFound('factor', id);
  if (factor.fields.type !== 'push' && factor.fields.type !== 'silent_device_approval') {
    throw refusal(409, `A factor of the type ${factor.fields.type} is no device that decides`);
  }
  return factor;
}

function viewOf({ row }: StoredFactor, verificationId: string | null, status: string | null): DecisionView {
  const { id, status: factorStatus } = factorView(row);
  return {
    factor_id: id,
    factor_status: factorStatus ?? '',
    verification_id: verificationId,
    verification_status: status,
  };
}

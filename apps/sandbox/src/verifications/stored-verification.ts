import type { SQLInputValue } from 'node:sqlite';
import type { NextStep, Verification, VerificationTo } from '@comms/verify';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { pointerTo } from '../deliveries/delivery-view.ts';
import {
  addResource,
  changeResource,
  datesOf,
  findResource,
  type Owner,
  type ResourceRow,
  resourceAt,
} from '../resources/resource.ts';

/** How a person is verified. */
export type VerificationMethod = 'code' | 'totp' | 'passkey' | 'device' | 'silent_network';

/** The fields of a verification, as its resource keeps them. */
export interface VerificationFields {
  readonly status: string;
  readonly to: Wire<VerificationTo>;
  readonly channel: string | null;
  readonly factor_type: string | null;
  readonly attempts: { readonly used: number; readonly left: number };
  readonly reason: string | null;
  readonly expires_at: string;
  readonly retry_at: string | null;
  readonly next_step: Wire<NextStep> | null;
  /** Without the origin, which is the one that the client called. */
  readonly silent_network_auth_url: string | null;
  /** Identifiers of what was sent. */
  readonly related: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** What no answer shows: a row. */
export interface VerificationSecrets {
  readonly verification: number;
  readonly account: number;
  readonly method: VerificationMethod;
  readonly recipient: string | null;
  readonly prefix: string | null;
  readonly factor: number | null;
  readonly code: string | null;
  readonly amount: string | null;
  readonly payee: string | null;
  readonly challenge: string | null;
  readonly token: string | null;
  readonly rp_id: string | null;
  readonly sends: number;
  readonly started_at: number;
}

/** A verification with all that is kept of it. */
export interface StoredVerification {
  readonly row: ResourceRow;
  readonly fields: VerificationFields;
  readonly secrets: VerificationSecrets;
}

/** How many checks a verification takes. */
export const maxChecks = 5;

/** The verification that a path names. @throws {Refusal} 404 */
export function findVerification(owner: Owner, id: string): StoredVerification {
  const row = findResource(owner, 'verification', id);
  const stored = storedIn(owner, row);
  if (!stored) throw notFound('verification', id);
  return stored;
}

/** The verification with a row number; undefined where it was deleted. */
export function verificationAt(owner: Pick<Owner, 'services'>, seq: number): StoredVerification | undefined {
  const row = resourceAt(owner, seq);
  return row && storedIn(owner, row);
}

/** The newest verification for which a condition on its secrets holds. */
export function newestVerification(
  owner: Pick<Owner, 'services'>,
  condition: string,
  ...values: SQLInputValue[]
): StoredVerification | undefined {
  const found = owner.services.database.get<{ seq: number }>(
    `SELECT verification AS seq FROM verification_secrets s JOIN resources r ON r.seq = s.verification
      WHERE r.deleted_at IS NULL AND ${condition} ORDER BY verification DESC LIMIT 1`,
    ...values,
  );
  return found && verificationAt(owner, found.seq);
}

function storedIn(
  { services: { database } }: Pick<Owner, 'services'>,
  row: ResourceRow,
): StoredVerification | undefined {
  const secrets = database.get<VerificationSecrets>(
    'SELECT * FROM verification_secrets WHERE verification = ?',
    row.seq,
  );
  return secrets && { row, fields: readFields(row), secrets };
}

/** The fields of a verification's row. */
function readFields({ fields }: ResourceRow): VerificationFields {
  return JSON.parse(fields);
}

/** What a new verification keeps to itself; what is left out is null. */
export type NewSecrets = Pick<VerificationSecrets, 'method'> &
  Partial<Omit<VerificationSecrets, 'verification' | 'account' | 'started_at' | 'sends' | 'method'>>;

/** Adds a verification, within `write`. */
export function addVerification(owner: Owner, fields: VerificationFields, secrets: NewSecrets): StoredVerification {
  const { services, account } = owner;
  const row = addResource(owner, 'verification', fields);
  const all: VerificationSecrets = {
    recipient: null,
    prefix: null,
    factor: null,
    code: null,
    amount: null,
    payee: null,
    challenge: null,
    token: null,
    rp_id: null,
    ...secrets,
    verification: row.seq,
    account,
    sends: 0,
    started_at: row.created_at,
  };
  const names = Object.keys(all);
  services.database.insert(
    `INSERT INTO verification_secrets (${names.join()}) VALUES (${names.map(() => '?').join()})`,
    ...Object.values(all),
  );
  return { row, fields, secrets: all };
}

/** Changes fields of a verification, within `write`. */
export function changeVerification(
  owner: Owner,
  { row, fields, secrets }: StoredVerification,
  changes: Partial<VerificationFields>,
): StoredVerification {
  const changed = { ...fields, ...changes };
  return { row: changeResource(owner, row, changed), fields: changed, secrets };
}

/** A verification as answers show it. */
export function verificationView(row: ResourceRow, baseURL: string): Wire<Verification> {
  const { related, tags, silent_network_auth_url: path, ...fields } = readFields(row);
  return {
    id: `verification_${row.id}`,
    ...fields,
    ...(path !== null && { silent_network_auth_url: new URL(baseURL).origin + path }),
    related: related.map((id) => pointerTo(id, baseURL)),
    tags: { ...tags },
    ...datesOf(row),
  };
}

import type { DeviceConfig, Factor, NextStep, PasskeyConfig } from '@comms/verify';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import {
  addResource,
  changeResource,
  datesOf,
  findResource,
  type Owner,
  type ResourceRow,
  resourceAt,
  resourceOf,
} from '../resources/resource.ts';
import type { TotpSettings } from './totp.ts';

/** A factor's configuration, by its type; every part of it is decided. */
export type StoredConfig =
  | ({ readonly type: 'totp' } & { readonly config: TotpSettings })
  | ({ readonly type: 'passkey' } & { readonly config: Wire<PasskeyConfig> })
  | ({ readonly type: 'push' | 'silent_device_approval' } & { readonly config: Wire<DeviceConfig> });

/** The fields of a factor that are the same for all types, as its resource keeps them. */
export interface FactorBase {
  readonly status: string;
  readonly friendly_name: string | null;
  readonly contact_id: string | null;
  readonly user_identifier: string | null;
  readonly next_step: Wire<NextStep> | null;
  readonly tags: Readonly<Record<string, string>>;
}

/** The fields of a factor. */
export type FactorFields = FactorBase & StoredConfig;

/** What no answer shows: a row. */
export interface FactorSecrets {
  readonly factor: number;
  readonly account: number;
  readonly secret: string | null;
  readonly last_step: number;
  readonly public_key: string | null;
  readonly challenge: string | null;
  readonly credential_id: string | null;
  readonly user_handle: string | null;
  readonly counter: number;
  readonly wrong_payloads: number;
}

/** A factor with all that is kept of it. */
export interface StoredFactor {
  readonly row: ResourceRow;
  readonly fields: FactorFields;
  readonly secrets: FactorSecrets;
}

/** The factor that a path names. @throws {Refusal} 404 */
export function findFactor(owner: Owner, id: string): StoredFactor {
  const stored = storedIn(owner, findResource(owner, 'factor', id));
  if (!stored) throw notFound('factor', id);
  return stored;
}

/** The factor with an identifier; undefined where there is none. */
export function factorOf(owner: Owner, id: string): StoredFactor | undefined {
  const row = resourceOf(owner, 'factor', id);
  return row && storedIn(owner, row);
}

/** The factor with a row number. */
export function factorAt(owner: Pick<Owner, 'services'>, seq: number): StoredFactor | undefined {
  const row = resourceAt(owner, seq);
  return row && storedIn(owner, row);
}

/** The factor whose passkey has an identifier. */
export function factorOfCredential(owner: Owner, credentialId: string): StoredFactor | undefined {
  const found = owner.services.database.get<{ factor: number }>(
    'SELECT factor FROM factor_secrets WHERE account = ? AND credential_id = ?',
    owner.account,
    credentialId,
  );
  return found && factorAt(owner, found.factor);
}

function storedIn({ services: { database } }: Pick<Owner, 'services'>, row: ResourceRow): StoredFactor | undefined {
  const secrets = database.get<FactorSecrets>('SELECT * FROM factor_secrets WHERE factor = ?', row.seq);
  return secrets && { row, fields: readFactor(row), secrets };
}

/** The fields of a factor's row. */
function readFactor({ fields }: ResourceRow): FactorFields {
  return JSON.parse(fields);
}

/** What can change of a factor's secrets. */
export type FactorSecretChanges = Partial<Omit<FactorSecrets, 'factor' | 'account'>>;

/** Adds a factor, within `write`. */
export function addFactor(owner: Owner, fields: FactorFields, secrets: FactorSecretChanges): StoredFactor {
  const row = addResource(owner, 'factor', fields);
  const none = { secret: null, public_key: null, challenge: null, credential_id: null, user_handle: null };
  const all = {
    ...none,
    last_step: -1,
    counter: 0,
    wrong_payloads: 0,
    ...secrets,
    factor: row.seq,
    account: owner.account,
  };
  const names = Object.keys(all);
  owner.services.database.insert(
    `INSERT INTO factor_secrets (${names.join()}) VALUES (${names.map(() => '?').join()})`,
    ...Object.values(all),
  );
  return { row, fields, secrets: all };
}

/** Changes a factor, within `write`. */
export function changeFactor(owner: Owner, { row, secrets }: StoredFactor, fields: FactorFields): StoredFactor {
  return { row: changeResource(owner, row, fields), fields, secrets };
}

/** Changes what no answer shows of a factor, within `write`. */
export function changeFactorSecrets(owner: Owner, stored: StoredFactor, changes: FactorSecretChanges): StoredFactor {
  const names = Object.keys(changes);
  owner.services.database.run(
    `UPDATE factor_secrets SET ${names.map((name) => `${name} = ?`).join()} WHERE factor = ?`,
    ...Object.values(changes),
    stored.row.seq,
  );
  return { ...stored, secrets: { ...stored.secrets, ...changes } };
}

/** A factor as answers show it; its secrets are not among it. */
export function factorView(row: ResourceRow): Wire<Factor> {
  const { tags, ...fields } = readFactor(row);
  return { id: `factor_${row.id}`, ...fields, related: [], tags: { ...tags }, ...datesOf(row) };
}

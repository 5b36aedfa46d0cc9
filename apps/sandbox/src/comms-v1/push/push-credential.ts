import { createHash } from 'node:crypto';
import type { PushCredential, PushCredentialContent } from '@comms/push/v1';
import type { CamelWire } from '../../api/wire.ts';
import { changeResource, type Owner, type ResourceRow, resourceColumns } from '../../resources/resource.ts';
import { datesOfPush, pushId } from './push-resource.ts';

/** What is kept of a credential; its parent is its app. */
export interface CredentialFields {
  readonly type: string;
  readonly is_default: boolean;
  /** All that is kept of the secret. */
  readonly digest: string;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** What is kept of a credential. */
export function fieldsOfCredential({ fields }: ResourceRow): CredentialFields {
  return JSON.parse(fields);
}

/** The credentials of an app, the oldest first. */
export function credentialsOfApp({ services: { database }, account }: Owner, app: number): ResourceRow[] {
  return database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE account = ? AND kind = 'push_credential' AND parent = ? AND deleted_at IS NULL ORDER BY seq`,
    account,
    app,
  );
}

/** Makes a credential the one that its app uses for its type, within `write`: the one before is it no longer. */
export function makeDefault(owner: Owner, credential: ResourceRow): void {
  const { type } = fieldsOfCredential(credential);
  for (const other of credentialsOfApp(owner, credential.parent)) {
    const fields = fieldsOfCredential(other);
    const isDefault = other.seq === credential.seq;
    if (fields.type !== type || fields.is_default === isDefault) continue;
    changeResource(owner, other, { ...fields, is_default: isDefault });
  }
}

/** Says whether a secret is another one, and not what it is. */
export function digestOf(content: CamelWire<PushCredentialContent>): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** A credential as v1 shows it. */
export function credentialView(row: ResourceRow, appName: string): CamelWire<PushCredential> {
  const { type, is_default: isDefault, tags = {} } = fieldsOfCredential(row);
  return {
    id: pushId('push_credential', row.id),
    credentialType: type,
    isDefault,
    appName,
    tags: { ...tags },
    ...datesOfPush(row),
  };
}

import type { PushApp } from '@comms/push/v1';
import { notFound, Refusal } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import {
  addResource,
  changeResource,
  type Owner,
  type ResourceRow,
  removeResource,
  resourceColumns,
} from '../../resources/resource.ts';
import { registrationsOfApp } from './device-registration.ts';
import { type CredentialFields, credentialsOfApp, credentialView } from './push-credential.ts';
import { datesOfPush } from './push-resource.ts';

/** How many apps an account may have. */
const maxApps = 10;

/** What is kept of an app beside its dates. */
export interface AppFields {
  readonly name: string;
  /** Whether it is the one that sends without a sender use. */
  readonly is_default: boolean;
}

/** The app with a name. */
export function appNamed({ services: { database }, account }: Owner, name: string): ResourceRow | undefined {
  return database.get<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE account = ? AND kind = 'push_app' AND fields ->> 'name' = ? AND deleted_at IS NULL`,
    account,
    name,
  );
}

/** The app that a path names. @throws {Refusal} 404 */
export function findApp(owner: Owner, name: string): ResourceRow {
  const app = appNamed(owner, name);
  if (!app) throw notFound('app', name);
  return app;
}

/** The app that sends without a sender use; undefined where none is that. */
export function defaultApp(owner: Owner): ResourceRow | undefined {
  return appsOf(owner).find((app) => fieldsOfApp(app).is_default);
}

/** What is kept of an app. */
export function fieldsOfApp({ fields }: ResourceRow): AppFields {
  return JSON.parse(fields);
}

/**
 * The app that a new credential is for, within `write`: where there is none of that name, it is made. The first is the default.
 *
 * @throws {Refusal} 400 when there are too many.
 */
export function appForCredential(owner: Owner, name: string): ResourceRow {
  const known = appNamed(owner, name);
  if (known) return known;
  const apps = appsOf(owner);
  if (apps.length >= maxApps) {
    const message = `appName is none of the ${maxApps} apps that there are, and an account has no more`;
    throw new Refusal(400, { code: 20001, field: 'appName', message });
  }
  const fields: AppFields = { name, is_default: apps.length === 0 };
  return addResource(owner, 'push_app', fields);
}

/** Makes an app the default, or takes that from it, within `write`. There is one default at most. */
export function setDefaultApp(owner: Owner, app: ResourceRow, isDefault: boolean): void {
  for (const other of isDefault ? appsOf(owner) : []) {
    const fields = fieldsOfApp(other);
    if (other.seq !== app.seq && fields.is_default) changeResource(owner, other, { ...fields, is_default: false });
  }
  changeResource(owner, app, { ...fieldsOfApp(app), is_default: isDefault });
}

/** Takes an app away that has no credential any more, within `write`, and the registrations of its devices. */
export function removeApp(owner: Owner, app: ResourceRow): void {
  for (const registration of registrationsOfApp(owner, fieldsOfApp(app).name)) removeResource(owner, registration);
  removeResource(owner, app);
}

/** An app as v1 shows it. */
export function appView(owner: Owner, app: ResourceRow): CamelWire<PushApp> {
  const { name, is_default: isDefault } = fieldsOfApp(app);
  const defaults = credentialsOfApp(owner, app.seq).filter(({ fields }) => {
    const { is_default: isUsed }: CredentialFields = JSON.parse(fields);
    return isUsed;
  });
  return {
    name,
    isDefault,
    defaultCredentials: defaults.map((credential) => credentialView(credential, name)),
    ...datesOfPush(app),
  };
}

function appsOf({ services: { database }, account }: Owner): ResourceRow[] {
  return database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE account = ? AND kind = 'push_app' AND deleted_at IS NULL ORDER BY seq`,
    account,
  );
}

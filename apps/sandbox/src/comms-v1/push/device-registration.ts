import type { DeviceRegistration } from '@comms/push/v1';
import type { CamelWire } from '../../api/wire.ts';
import { type Owner, type ResourceRow, resourceAt, resourceColumns } from '../../resources/resource.ts';
import { type PushChannel, providerOf } from './push-provider.ts';
import { pushId } from './push-resource.ts';

/** A device of a registration. */
export interface StoredDevice {
  readonly channel: PushChannel;
  readonly token: string;
}

/** What is kept of the registration of a user's devices; its parent is the user. */
export interface RegistrationFields {
  /** The name of the app that is on them. */
  readonly app: string;
  readonly devices: readonly StoredDevice[];
}

/** What is kept of a registration. */
export function fieldsOfRegistration({ fields }: ResourceRow): RegistrationFields {
  return JSON.parse(fields);
}

/** The registrations of a user, the oldest first: one for each app. */
export function registrationsOfUser({ services: { database }, account }: Owner, { seq }: ResourceRow): ResourceRow[] {
  return database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE account = ? AND kind = 'push_registration' AND parent = ? AND deleted_at IS NULL ORDER BY seq`,
    account,
    seq,
  );
}

/** The registrations of all who have an app. */
export function registrationsOfApp({ services: { database }, account }: Owner, app: string): ResourceRow[] {
  return database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE account = ? AND kind = 'push_registration' AND fields ->> 'app' = ? AND deleted_at IS NULL`,
    account,
    app,
  );
}

/** A registration as v1 shows it. */
export function registrationView(owner: Owner, row: ResourceRow, baseURL: string): CamelWire<DeviceRegistration> {
  const { app, devices } = fieldsOfRegistration(row);
  const userId = pushId('push_user', resourceAt(owner, row.parent)?.id ?? '');
  return {
    id: pushId('push_registration', row.id),
    appName: app,
    userId,
    devices: devices.map(({ channel, token }) => ({ token, provider: providerOf(channel) })),
    related: [{ name: 'USER', id: userId, uri: `${baseURL}/PushNotifications/Users/${userId}` }],
  };
}

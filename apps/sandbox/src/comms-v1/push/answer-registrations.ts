import type {
  AcceptedDeviceRegistration,
  CreateDeviceRegistrationRequest,
  DeleteDeviceRegistrationRequest,
  DeviceRegistration,
  FetchOneDeviceRegistrationRequest,
  ListDeviceRegistrationsRequest,
  ListDeviceRegistrationsResponse,
} from '@comms/push/v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { Refusal } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import { changeResource, fieldIs, type ResourceRow, removeResource } from '../../resources/resource.ts';
import {
  fieldsOfRegistration,
  type RegistrationFields,
  registrationsOfUser,
  registrationView,
  type StoredDevice,
} from './device-registration.ts';
import { appNamed } from './push-app.ts';
import { channelOf } from './push-provider.ts';
import { acceptedPushResource, addPushResource, findPushResource, listPushResources } from './push-resource.ts';
import { pushUser } from './push-user.ts';

/** How many devices a registration may have. */
const maxDevices = 50;

/** Registers a device: with the others that its user has with the same app. Without a user, one is made. */
export function answerCreateDeviceRegistration(
  request: CamelWire<CreateDeviceRegistrationRequest>,
  call: Call,
): Reply<CamelWire<AcceptedDeviceRegistration>> {
  const { appName, token, provider, userId } = request;
  const known = userId === undefined ? undefined : pushUser(call, userId);
  if (!appNamed(call, appName)) throw unknown('appName', 'is no app of this account: its first credential makes it');
  if (userId !== undefined && !known) throw unknown('userId', 'is no user of this account');
  const device: StoredDevice = { channel: channelOf(provider) ?? 'fcm', token };
  const registration = call.services.database.write(() => {
    const user = known ?? addPushResource(call, 'push_user', {});
    const earlier = registrationsOfUser(call, user).find((row) => fieldsOfRegistration(row).app === appName);
    if (earlier) return withDevice(call, earlier, device);
    const fields: RegistrationFields = { app: appName, devices: [device] };
    return addPushResource(call, 'push_registration', fields, { parent: user.seq });
  });
  return acceptedPushResource(call, 'push_registration', registration);
}

/** A device that is registered twice is there once. @throws {Refusal} 400 when there are too many. */
function withDevice(call: Call, row: ResourceRow, device: StoredDevice): ResourceRow {
  const { app, devices } = fieldsOfRegistration(row);
  if (devices.some(({ channel, token }) => channel === device.channel && token === device.token)) return row;
  if (devices.length >= maxDevices) {
    const message = `token would be one of more than ${maxDevices} devices that the user has with this app`;
    throw new Refusal(400, { code: 20001, field: 'token', message });
  }
  return changeResource(call, row, { app, devices: [...devices, device] });
}

/** Lists the registrations of a user, the newest first. */
export function answerListDeviceRegistrations(
  { userId, appName, ...page }: CamelWire<ListDeviceRegistrationsRequest>,
  call: Call,
): Reply<CamelWire<ListDeviceRegistrationsResponse>> {
  const user = pushUser(call, userId);
  const filter = new Filter().and('r.parent = ?', user?.seq ?? 0).and(fieldIs('app'), appName);
  const { rows, pagination } = listPushResources(call, 'push_registration', page, filter);
  const deviceRegistrations = rows.map((row) => registrationView(call, row, call.baseURL));
  return { status: 200, body: { deviceRegistrations, pagination } };
}

/** Shows one registration. */
export function answerFetchOneDeviceRegistration(
  { deviceRegistrationId: id }: CamelWire<FetchOneDeviceRegistrationRequest>,
  call: Call,
): Reply<CamelWire<DeviceRegistration>> {
  const row = findPushResource(call, 'push_registration', id);
  return { status: 200, body: registrationView(call, row, call.baseURL) };
}

/** Deletes a registration: that is done when the answer comes. Its user stays. */
export function answerDeleteDeviceRegistration(
  { deviceRegistrationId: id }: CamelWire<DeleteDeviceRegistrationRequest>,
  call: Call,
): Reply<CamelWire<AcceptedDeviceRegistration>> {
  const row = findPushResource(call, 'push_registration', id);
  call.services.database.write(() => removeResource(call, row));
  return acceptedPushResource(call, 'push_registration', row);
}

function unknown(field: string, what: string): Refusal {
  return new Refusal(400, { code: 20404, field, message: `${field} ${what}` });
}

import {
  changeResource,
  type Owner,
  type ResourceRow,
  removeResource,
  resourceColumns,
} from '../../resources/resource.ts';
import { fieldsOfRegistration } from './device-registration.ts';

const hasDevice = `EXISTS (SELECT 1 FROM json_each(r.fields -> '$.devices')
  WHERE value ->> 'token' = ? AND value ->> 'channel' = ?)`;

/** Takes a device off its registrations that no push service reaches any more, within `write`: one without devices is over. */
export function forgetDevice(owner: Owner, channel: string, token: string): void {
  const found = owner.services.database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE account = ? AND kind = 'push_registration' AND deleted_at IS NULL AND ${hasDevice}`,
    owner.account,
    token,
    channel,
  );
  for (const row of found) {
    const { app, devices } = fieldsOfRegistration(row);
    const left = devices.filter((device) => device.channel !== channel || device.token !== token);
    if (left.length > 0) changeResource(owner, row, { app, devices: left });
    else removeResource(owner, row);
  }
}

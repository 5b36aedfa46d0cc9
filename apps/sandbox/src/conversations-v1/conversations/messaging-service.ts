import type { Owner } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { accountSettings, keepSettings } from '../settings/stored-settings.ts';

/** The messaging service of conversations that name none: the one that the account names, or one that it gets now. */
export function defaultMessagingService(owner: Owner): string {
  const settings = accountSettings(owner);
  if (settings.default_messaging_service_sid) return settings.default_messaging_service_sid;
  const sid = newSid(owner.services.ids, 'MG');
  const changed = { ...settings, default_messaging_service_sid: sid };
  owner.services.database.write(() => keepSettings(owner, 0, 'configuration', changed));
  return sid;
}

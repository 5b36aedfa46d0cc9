import type { ContactsSettings, UpdateContactSettings } from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { contactSettings, type KnownContactSettings, keepContactSettings, readIntervalMs } from './contact-settings.ts';
import { planRefresh } from './refresh-addresses.ts';

export function answerFetchContactsSettings(_request: object, call: Call): Reply<Wire<ContactsSettings>> {
  return { status: 200, body: contactSettings(call) };
}

/** Changes the settings: what is left out stays. Addresses that have waited longer than a new interval are looked up at once. */
export function answerUpdateContactsSettings(
  { auto_create_with: madeWith, auto_validate_addresses: validate }: Wire<UpdateContactSettings>,
  call: Call,
): Reply<Wire<ContactsSettings>> {
  const before = contactSettings(call);
  const { lookup_on_create: mode, lookup_refresh_interval: interval } = before.auto_validate_addresses;
  const settings: KnownContactSettings = {
    auto_create_with: madeWith ? [...new Set(madeWith)] : before.auto_create_with,
    auto_validate_addresses: {
      lookup_on_create: validate?.lookup_on_create ?? mode,
      lookup_refresh_interval:
        validate?.lookup_refresh_interval === undefined ? interval : validate.lookup_refresh_interval,
    },
  };
  call.services.database.write(() => {
    keepContactSettings(call, settings);
    planRefresh(call);
  });
  return { status: 200, body: settings };
}

/** Finds an interval that is no duration between a minute and ten years. */
export function checkContactsSettings(request: unknown): Problem[] {
  const { lookup_refresh_interval: interval } = Object(Object(request).auto_validate_addresses);
  if (typeof interval !== 'string' || readIntervalMs(interval) !== undefined) return [];
  const field = 'auto_validate_addresses.lookup_refresh_interval';
  const message = `${field} must be an ISO 8601 duration from PT1M to P3650D, such as P30D`;
  return [{ code: 20001, field, message }];
}

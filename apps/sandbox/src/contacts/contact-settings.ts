import type { ContactsSettings, UpdateContactSettings } from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { parseDurationMs } from '../time/duration.ts';

/** What holds for all contacts of an account. */
export interface KnownContactSettings {
  readonly auto_create_with: string[];
  readonly auto_validate_addresses: {
    readonly lookup_on_create: string;
    readonly lookup_refresh_interval: string | null;
  };
}

const initial: KnownContactSettings = {
  auto_create_with: [],
  auto_validate_addresses: { lookup_on_create: 'none', lookup_refresh_interval: null },
};

/** Reads what holds for all contacts of an account. */
export function contactSettings({ services: { database }, account }: Owner): KnownContactSettings {
  const kept = database.get<{ settings: string }>('SELECT settings FROM contact_settings WHERE account = ?', account);
  return kept ? JSON.parse(kept.settings) : initial;
}

export function answerFetchContactsSettings(_request: object, call: Call): Reply<Wire<ContactsSettings>> {
  return { status: 200, body: contactSettings(call) };
}

/** Changes the settings: what is left out stays. */
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
  const { database } = call.services;
  database.write(() =>
    database.run(
      'INSERT INTO contact_settings VALUES (?, ?) ON CONFLICT DO UPDATE SET settings = excluded.settings',
      call.account,
      JSON.stringify(settings),
    ),
  );
  return { status: 200, body: settings };
}

/** Finds an interval that is no duration of at least a minute. */
export function checkContactsSettings(request: unknown): Problem[] {
  const { lookup_refresh_interval: interval } = Object(Object(request).auto_validate_addresses);
  if (typeof interval !== 'string') return [];
  const durationMs = parseDurationMs(interval);
  if (durationMs !== undefined && durationMs >= 60_000) return [];
  const field = 'auto_validate_addresses.lookup_refresh_interval';
  return [{ code: 20001, field, message: `${field} must be an ISO 8601 duration of at least PT1M, such as P30D` }];
}

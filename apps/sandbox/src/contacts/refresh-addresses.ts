import { emitEvents } from '../events/emit.ts';
import { changeResource, type Owner, type ResourceRow, resourceAt } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { lookUpAddress } from './address-lookup.ts';
import { contactFieldsOf } from './contact.ts';
import { refreshIntervalMs } from './contact-settings.ts';

/** The kind of job that looks up addresses of an account once more: its subject is the account. */
export const refreshAddressesJob = 'refresh_addresses';

/** How many addresses are looked up before others get their turn. */
const sliceSize = 100;

/** Plans the next lookup, within `write`: when the address that waits longest is due, if the settings ask for one. */
export function planRefresh(owner: Owner): void {
  const intervalMs = refreshIntervalMs(owner);
  if (intervalMs === undefined) return;
  const { services, account } = owner;
  const oldest = services.database.get<{ checked_at: number }>(
    'SELECT checked_at FROM contact_addresses WHERE account = ? ORDER BY checked_at LIMIT 1',
    account,
  );
  if (!oldest) return;
  services.jobs.add({ kind: refreshAddressesJob, subject: account, dueAt: oldest.checked_at + intervalMs });
}

/** Looks up the addresses of those contacts that are due, and plans the next time. */
export function refreshAddresses(services: Services, account: number): 'again' | undefined {
  const owner = { services, account };
  const intervalMs = refreshIntervalMs(owner);
  if (intervalMs === undefined) return undefined;
  const due = services.database.all<{ contact: number }>(
    'SELECT contact FROM contact_addresses WHERE account = ? AND checked_at <= ? ORDER BY checked_at LIMIT ?',
    account,
    services.clock.now() - intervalMs,
    sliceSize,
  );
  const contacts = [...new Set(due.map(({ contact }) => contact))];
  const changed = contacts.flatMap((contact) => refreshContact(owner, contact) ?? []);
  const ids = changed.map(({ id }) => `contact_${id}`);
  emitEvents(
    owner,
    ids.map((id) => ({ type: 'contact.updated', data: { contact_id: id }, about: [id] })),
  );
  if (due.length === sliceSize) return 'again';
  planRefresh(owner);
  return undefined;
}

function refreshContact(owner: Owner, contact: number): ResourceRow | undefined {
  const { database, clock } = owner.services;
  database.run('UPDATE contact_addresses SET checked_at = ? WHERE contact = ?', clock.now(), contact);
  const row = resourceAt(owner, contact);
  if (!row) return undefined;
  const fields = contactFieldsOf(row);
  const addresses = fields.addresses.map((each) => ({ ...each, ...lookUpAddress(owner, each) }));
  return changeResource(owner, row, { ...fields, addresses });
}

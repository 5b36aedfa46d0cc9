import { validateAddress } from '../lookups/validate-address.ts';
import { changeResource, type Owner, resourceAt } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { parseDurationMs } from '../time/duration.ts';
import { type ContactAddressFields, contactFieldsOf } from './contact.ts';
import { contactSettings } from './contact-settings.ts';

type Validation = Pick<ContactAddressFields, 'is_validated_by_lookup' | 'last_validated_by_lookup'>;

/** The kind of job that looks up the addresses of a contact once more. */
export const refreshContactJob = 'refresh_contact';

/** Looks up an address that a contact gets, where the settings say so. */
export function validateOnCreate(
  owner: Owner,
  place: { readonly address: string; readonly channel: string },
): Validation {
  const { lookup_on_create: mode } = contactSettings(owner).auto_validate_addresses;
  if (mode === 'none') return { is_validated_by_lookup: false, last_validated_by_lookup: null };
  return validated(owner, place);
}

/** Plans the next lookup of a contact's addresses, within `write`, where the settings ask for one. */
export function planRefresh({ services, account }: Owner, contact: number): void {
  const { lookup_refresh_interval: interval } = contactSettings({ services, account }).auto_validate_addresses;
  const durationMs = interval === null ? undefined : parseDurationMs(interval);
  if (durationMs === undefined) return;
  services.jobs.add({ kind: refreshContactJob, subject: contact, dueAt: services.clock.now() + durationMs });
}

/** Looks up the addresses of a contact again, and plans the next time. */
export function refreshContact(services: Services, contact: number): undefined {
  const row = resourceAt({ services }, contact);
  if (!row) return;
  const owner = { services, account: row.account };
  if (contactSettings(owner).auto_validate_addresses.lookup_refresh_interval === null) return;
  const fields = contactFieldsOf(row);
  const addresses = fields.addresses.map((each) => ({ ...each, ...validated(owner, each) }));
  changeResource(owner, row, { ...fields, addresses });
  planRefresh(owner, contact);
}

function validated(owner: Owner, place: { readonly address: string; readonly channel: string }): Validation {
  const { address, channel } = place;
  return {
    is_validated_by_lookup: validateAddress(owner, { address, channel }),
    last_validated_by_lookup: new Date(owner.services.clock.now()).toISOString(),
  };
}

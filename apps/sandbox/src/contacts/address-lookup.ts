import { validateAddress } from '../lookups/validate-address.ts';
import type { Owner } from '../resources/resource.ts';
import type { ContactAddressFields } from './contact.ts';
import { contactSettings } from './contact-settings.ts';

/** What a lookup says about an address. */
export type AddressFindings = Pick<ContactAddressFields, 'is_validated_by_lookup' | 'last_validated_by_lookup'>;

/** Looks up an address. */
export type AddressLookup = (place: { readonly address: string; readonly channel: string }) => AddressFindings;

/** What looks up the addresses that contacts get: nothing, where the settings do not ask for it. */
export function addressLookup(owner: Owner): AddressLookup {
  const { lookup_on_create: mode } = contactSettings(owner).auto_validate_addresses;
  if (mode === 'none') return () => ({ is_validated_by_lookup: false, last_validated_by_lookup: null });
  return (place) => lookUpAddress(owner, place);
}

/** Looks up an address, whatever the settings say. */
export function lookUpAddress(owner: Owner, { address, channel }: Parameters<AddressLookup>[0]): AddressFindings {
  return {
    is_validated_by_lookup: validateAddress(owner, { address, channel }),
    last_validated_by_lookup: new Date(owner.services.clock.now()).toISOString(),
  };
}

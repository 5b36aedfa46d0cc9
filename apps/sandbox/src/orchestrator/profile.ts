import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import { plainAddress } from './channel-address.ts';

/** Who may have a profile. */
interface Person {
  readonly type: string;
  readonly profileId?: string | undefined;
  readonly addresses: readonly { readonly address: string }[];
}

/** The profile of a customer that is known already; nobody else has one that is looked up. */
export function knownProfile({ services, account }: Owner, store: string, person: Person): string | undefined {
  if (person.profileId !== undefined || person.type !== 'CUSTOMER') return person.profileId;
  for (const { address } of person.addresses) {
    const row = services.database.get<{ profile: string }>(
      'SELECT profile FROM orchestrator_profiles WHERE account = ? AND store = ? AND address = ?',
      account,
      store,
      plainAddress(address),
    );
    if (row) return row.profile;
  }
  return undefined;
}

/** The profile of a customer, made where there is none yet, within `write`. It is known by all addresses from now on. */
export function profileOf(owner: Owner, store: string, person: Person): string | undefined {
  const { services, account } = owner;
  const { type, addresses } = person;
  const known = knownProfile(owner, store, person);
  if (type !== 'CUSTOMER' || addresses.length === 0) return known;
  const profile = known ?? prefixedId('mem_profile', services.ids.next());
  for (const { address } of addresses) {
    services.database.run(
      'INSERT OR IGNORE INTO orchestrator_profiles (account, store, address, profile) VALUES (?, ?, ?, ?)',
      account,
      store,
      plainAddress(address),
      profile,
    );
  }
  return profile;
}

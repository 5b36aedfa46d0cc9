import type { Owner } from '../resources/resource.ts';

/** A profile, as recipients name it. */
interface NamedProfile {
  readonly profileId: string;
  readonly memoryStoreId: string;
}

/** The addresses that a profile is known to have in its store: none where it is unknown. Conversations v2 makes profiles. */
export function addressesOfProfile({ services, account }: Owner, { profileId, memoryStoreId }: NamedProfile): string[] {
  return services.database
    .all<{ address: string }>(
      'SELECT address FROM orchestrator_profiles WHERE account = ? AND store = ? AND profile = ? ORDER BY address',
      account,
      memoryStoreId,
      profileId,
    )
    .map(({ address }) => address);
}

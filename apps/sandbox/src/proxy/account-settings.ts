import type { Owner } from '../resources/resource.ts';

/** What a test can set for an account. */
export interface ProxySettings {
  /** Whether the account has only those numbers that are listed. */
  readonly hasListedNumbers: boolean;
  /** Whether a reserved number can be given to a participant by name: the guide says so, the real service refuses it. */
  readonly assignsReserved: boolean;
  /** Whether services can be made: the real product is closed to new customers. */
  readonly makesServices: boolean;
}

interface SettingsRow {
  readonly has_listed_numbers: number;
  readonly assigns_reserved: number;
  readonly makes_services: number;
}

/** What is set for an account. */
export function proxySettings({ services, account }: Owner): ProxySettings {
  const row = services.database.get<SettingsRow>('SELECT * FROM proxy_accounts WHERE account = ?', account);
  return {
    hasListedNumbers: row?.has_listed_numbers === 1,
    assignsReserved: row?.assigns_reserved === 1,
    makesServices: row?.makes_services !== 0,
  };
}

/** Changes what is set, within `write`; what is left out stays. */
export function changeSettings(owner: Owner, changes: Partial<ProxySettings>): ProxySettings {
  const changed = { ...proxySettings(owner), ...changes };
  owner.services.database.run(
    `INSERT OR REPLACE INTO proxy_accounts (account, has_listed_numbers, assigns_reserved, makes_services)
      VALUES (?, ?, ?, ?)`,
    owner.account,
    Number(changed.hasListedNumbers),
    Number(changed.assignsReserved),
    Number(changed.makesServices),
  );
  return changed;
}

import type { Owner } from './resources/resource.ts';

/** The SID of an account. */
export function accountSidOf({ services, account }: Owner): string {
  return services.database.get<{ sid: string }>('SELECT sid FROM accounts WHERE seq = ?', account)?.sid ?? '';
}

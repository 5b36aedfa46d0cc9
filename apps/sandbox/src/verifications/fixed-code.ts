import type { Services } from '../services.ts';
import type { Database } from '../store/database.ts';

/** The code that verifications of an address have; undefined where each gets its own. */
export function fixedCode({ database }: Services, address: string): string | undefined {
  return database.get<{ code: string }>('SELECT code FROM fixed_codes WHERE address = ?', address.toLowerCase())?.code;
}

/** Fixes the code of verifications that are started for an address, within `write`. */
export function fixCode(database: Database, address: string, code: string): void {
  database.run(
    'INSERT INTO fixed_codes VALUES (?, ?) ON CONFLICT DO UPDATE SET code = excluded.code',
    address.toLowerCase(),
    code,
  );
}

import type { Database } from './database.ts';

/** Reads a value that is kept in the data file. */
export function readSetting(database: Database, name: string): string | undefined {
  return database.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)?.value;
}

/** Keeps a value in the data file, within `write`. */
export function writeSetting(database: Database, name: string, value: string): void {
  database.run('INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', name, value);
}

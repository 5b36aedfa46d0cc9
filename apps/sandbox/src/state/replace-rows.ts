import type { Database } from '../store/database.ts';

/** All tables of a database, as it lists them itself: one that is added is not forgotten. */
export function tablesOf(database: Database): string[] {
  return database
    .all<{ name: string }>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map(({ name }) => name);
}

/**
 * Puts the rows of another database of the same version in the place of all, outside of `write`: all of them or none.
 *
 * SQLite copies rows as they are into a table that is empty and of the same form. Another file in the place of this one would
 * be as fast, but then its lock would be let go of.
 *
 * @param location The path of a file, or the URI of a database in memory.
 */
export function replaceRows(database: Database, location: string): void {
  database.execute(`ATTACH ${quoted(location)} AS replacement`);
  try {
    database.execute('BEGIN IMMEDIATE');
    try {
      moveRows(database);
      database.execute('COMMIT');
    } catch (error) {
      takeBack(database);
      throw error;
    }
  } finally {
    database.execute('DETACH replacement');
  }
}

function moveRows(database: Database): void {
  // Triggers of the connection's own would be asked about each row, and tell of all.
  const triggers = database.all<{ name: string }>("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'");
  for (const { name } of triggers) database.execute(`DROP TRIGGER temp.${name}`);
  const tables = tablesOf(database);
  for (const table of filledTables(database, 'main', tables)) database.execute(`DELETE FROM main.${table}`);
  for (const table of filledTables(database, 'replacement', tables)) {
    database.execute(`INSERT INTO main.${table} SELECT * FROM replacement.${table}`);
  }
  // What a snapshot says of itself is none of these rows.
  database.execute("DELETE FROM main.settings WHERE name = 'snapshot'");
}

/** The tables that have rows. */
export function filledTables(database: Database, schema: 'main' | 'replacement', tables: readonly string[]): string[] {
  const [row = {}] = database.all<Record<string, number>>(
    `SELECT ${tables.map((table) => `EXISTS (SELECT 1 FROM ${schema}.${table}) AS ${table}`).join()}`,
  );
  return tables.filter((table) => row[table] === 1);
}

function takeBack(database: Database): void {
  try {
    database.execute('ROLLBACK');
  } catch {
    // Where the disk fails, SQLite has done so by itself.
  }
}

/** A text in SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { resourceTables } from '../resources/resource-tables.ts';
import { firstTables } from '../store/first-tables.ts';
import { addressCheckTables, contactTables } from './contact-tables.ts';

test('contacts of an older data file are found by their addresses, and are looked up when it is time', () => {
  const connection = new DatabaseSync(':memory:');
  connection.exec(`${firstTables}; ${resourceTables}; ${contactTables};
    INSERT INTO resources (seq, account, kind, id, fields, created_at, updated_at) VALUES (7, 1, 'contact', 'x', '{}', 10, 20);
    INSERT INTO contact_addresses VALUES (1, 'email', 'Ada@Example.com', 7), (1, 'whatsapp', 'whatsapp:+12065550100', 7);
    INSERT INTO contact_settings VALUES (1, '{}');
    INSERT INTO jobs VALUES (30, 'refresh_contact', 7);`);

  connection.exec(addressCheckTables);

  expect(connection.prepare('SELECT address, checked_at FROM contact_addresses ORDER BY channel').all()).toMatchObject([
    { address: 'ada@example.com', checked_at: 20 },
    { address: '+12065550100', checked_at: 20 },
  ]);
  expect(connection.prepare('SELECT kind, subject FROM jobs').all()).toMatchObject([
    { kind: 'refresh_addresses', subject: 1 },
  ]);
  connection.close();
});

import type { DatabaseSync } from 'node:sqlite';
import { agentTables } from '../agents/agent-tables.ts';
import { idempotencyTables } from '../api/idempotency.ts';
import { addressCheckTables, contactTables } from '../contacts/contact-tables.ts';
import { contentTables } from '../content/content-tables.ts';
import { conversationTables } from '../conversations/conversation-tables.ts';
import { conversationV1Tables } from '../conversations-v1/conversations/conversation-v1-tables.ts';
import { conversationSettingsTables } from '../conversations-v1/settings/settings-tables.ts';
import { deliveryColumns } from '../deliveries/delivery-columns.ts';
import { planColumns } from '../deliveries/plan-columns.ts';
import { domainTables } from '../domains/domain-tables.ts';
import { emailTables } from '../emails/email-tables.ts';
import { eventTables } from '../events/event-tables.ts';
import { optOutTables } from '../inbound/opt-outs.ts';
import { lookupTables } from '../lookups/lookup-tables.ts';
import { orchestratorTables } from '../orchestrator/orchestrator-tables.ts';
import { proxyTables } from '../proxy/proxy-tables.ts';
import { resourceOrder, resourceTables } from '../resources/resource-tables.ts';
import { stateTables } from '../state/state-tables.ts';
import { verificationTables } from '../verifications/verification-tables.ts';
import { webhookTables } from '../webhooks/webhook-tables.ts';
import { firstTables } from './first-tables.ts';

/** Marks a file as ours: "COMM" in ASCII. */
export const applicationId = 0x434f4d4d;

/** How the tables came to be: each entry takes a file from one version to the next. Entries are never changed. */
export const migrations: readonly string[] = [
  firstTables,
  resourceTables,
  deliveryColumns,
  contactTables,
  agentTables,
  conversationTables,
  verificationTables,
  contentTables,
  lookupTables,
  emailTables,
  eventTables,
  domainTables,
  addressCheckTables,
  resourceOrder,
  webhookTables,
  idempotencyTables,
  orchestratorTables,
  conversationSettingsTables,
  conversationV1Tables,
  proxyTables,
  stateTables,
  optOutTables,
  planColumns,
];

/** Brings a file to the newest version; an empty one gets all tables. */
export function migrate(connection: DatabaseSync): void {
  const pragma = (name: string): number => Number(Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  const version = pragma('user_version');
  const isEmpty = version === 0 && connection.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (!isEmpty && pragma('application_id') !== applicationId) throw new Error('This is a database of another program.');
  if (version > migrations.length) throw new Error('This file was written by a newer sandbox. Update this one.');
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    connection.exec(
      `BEGIN; ${sql}; PRAGMA user_version = ${index + 1}; PRAGMA application_id = ${applicationId}; COMMIT;`,
    );
  }
}

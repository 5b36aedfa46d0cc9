// Cleans a list of contacts, writes to all of them, follows the send to its end, and counts how it ended.
// Usage: node src/quickstart/main.ts [contacts.csv]
import { readFile } from 'node:fs/promises';
import { Messages } from '@comms/messages';
import { startSandbox } from '@comms/sandbox';
import { outcomeTable } from './outcome-table.ts';
import { outcomesOf } from './outcomes.ts';
import { progressBar } from './progress-bar.ts';
import { readContacts } from './read-contacts.ts';
import { refusalReport } from './refusal-report.ts';

const file = process.argv[2] ?? new URL('../../data/contacts.csv', import.meta.url);
const { contacts, refusals } = readContacts(await readFile(file, 'utf8'));
console.log(`${contacts.length + refusals.length} rows: ${contacts.length} contacts, ${refusals.length} refused`);
console.log(refusalReport(refusals));

const sandbox = await startSandbox({ port: 0 });
try {
  const messages = new Messages({ sandboxURL: sandbox.url });
  const text = 'Hello {{ name }}';
  console.log(`\nSending "${text}" to ${contacts.length} contacts, by the sandbox at ${sandbox.url}`);
  const sent = await messages.sendMessages({
    from: { address: '+15005550006', channel: 'tel' },
    to: contacts.map(({ name, number }) => ({ address: number, channel: 'tel', variables: { name } })),
    content: { text },
    tags: { campaign: 'quickstart' },
  });

  const bar = progressBar(process.stdout);
  await sent.operation.wait({
    deadlineMs: 60_000,
    minDelayMs: 100,
    maxDelayMs: 200,
    onProgress: ({ delivery }) => bar.show(delivery ?? {}),
  });
  bar.end();

  console.log(`\n${outcomeTable(await outcomesOf(messages, sent.operation.id))}`);
} finally {
  await sandbox.close();
}

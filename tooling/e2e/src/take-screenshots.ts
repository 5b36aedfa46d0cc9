// `node src/take-screenshots.ts`: fills a sandbox with a small world, and writes the pictures of the page that the docs show.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from './inbox-page.ts';
import { type InboxSandbox, inboxSandbox } from './inbox-sandbox.ts';
import { fillInbox } from './inbox-world.ts';
import { smallPicture } from './small-picture.ts';

/** Where the docs have their pictures. */
const folder = join(import.meta.dirname, '../../../apps/docs/images');

/** A picture that is larger than this is too large for a page of docs, in bytes. */
const mostBytes = 150_000;

/** One picture: what is opened, and how it looks. */
interface Picture {
  readonly name: string;
  readonly view: string;
  /** A text in the row that is opened. */
  readonly row?: string;
  readonly options?: BrowserContextOptions;
  /** What is done before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const dark = { colorScheme: 'dark' } as const;
const narrow = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 } as const;

const pictures: readonly Picture[] = [
  { name: 'messages-light', view: 'messages', row: 'Where shall Sam leave it?' },
  { name: 'messages-dark', view: 'messages', row: 'Where shall Sam leave it?', options: dark },
  { name: 'messages-narrow', view: 'messages', row: 'Where shall Sam leave it?', options: narrow },
  { name: 'rich-messages', view: 'messages', row: 'Not at home?' },
  { name: 'emails', view: 'emails', row: 'Your parcel 4711 comes today' },
  { name: 'emails-narrow', view: 'emails', row: 'Your parcel 4711 comes today', options: narrow },
  { name: 'pushes', view: 'pushes', row: 'Sam is two stops away' },
  { name: 'codes', view: 'codes' },
  { name: 'codes-narrow', view: 'codes', options: { ...narrow, ...dark } },
  { name: 'operations', view: 'operations', row: '40 messages' },
  { name: 'conversations', view: 'conversations', row: 'Parcel 4711: Ada and the depot' },
  { name: 'proxy', view: 'proxy', row: 'Delivery of parcel 4711' },
  { name: 'webhooks', view: 'webhooks', row: 'onMessageAdded' },
  { name: 'events', view: 'events', row: 'message.delivered' },
  {
    name: 'requests',
    view: 'requests',
    row: 'sendMessages',
    prepare: async (page) => await page.getByRole('tab', { name: 'As code' }).click(),
  },
  { name: 'controls', view: 'controls' },
];

const world = await inboxSandbox();
try {
  await world.control('PUT', '/clock', { mode: 'frozen', now: '2026-05-12T08:42:00Z' });
  await fillInbox(world);
  await world.control('POST', '/faults', {
    match: { operation: 'sendEmails', probability: 0.2 },
    action: { type: 'error', status: 503, retry_after: 2 },
  });
  await world.control('POST', '/snapshots/morning');
  await mkdir(folder, { recursive: true });
  for (const picture of pictures) await take(world, picture);
} finally {
  await world.close();
}

async function take({ browser, sandbox }: InboxSandbox, { name, view, row, options, prepare }: Picture): Promise<void> {
  const settings = { locale: 'en-GB', timezoneId: 'UTC', ...options };
  const { page, close, troubles } = await openPage(browser, sandbox.url, `#/${view}`, settings);
  if (row !== undefined) await page.locator('a.row', { hasText: row }).first().click();
  await prepare?.(page);
  // Pictures and frames in the page take a moment.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(800);
  const bytes = smallPicture(await page.screenshot());
  await close();
  if (troubles.length > 0) throw new Error(`${name}: ${troubles.join('\n')}`);
  if (bytes.length > mostBytes) throw new Error(`${name} has ${bytes.length} bytes: more than ${mostBytes}`);
  await writeFile(join(folder, `sandbox-${name}.png`), bytes);
  console.log(`sandbox-${name}.png: ${bytes.length} bytes`);
}

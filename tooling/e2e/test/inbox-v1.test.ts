import { Messages } from '@comms/messages/v1';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type OpenPage, openPage } from '../src/inbox-page.ts';
import { type InboxSandbox, inboxSandbox } from '../src/inbox-sandbox.ts';
import { chromiumPath } from '../src/runtimes.ts';

const browserTest = test.skipIf(chromiumPath === undefined);
const ada = { address: '+12065550142', channel: 'PHONE' };
const hour = 3_600_000;

let world: InboxSandbox;
let opened: OpenPage | undefined;
beforeAll(async () => {
  if (chromiumPath !== undefined) world = await inboxSandbox();
});
afterAll(async () => await world?.close());
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  await world?.control('POST', '/reset', {});
});

async function open(view: string): Promise<OpenPage['page']> {
  opened = await openPage(world.browser, world.sandbox.url, view);
  return opened.page;
}

browserTest('a message that v1 has sent for later is on the page, waits there, and arrives', async () => {
  await world.control('PUT', '/clock', { mode: 'frozen' });
  const { now } = Object(await world.control('GET', '/clock'));
  const page = await open('#/messages');

  await new Messages(world.account).sendMessages({
    to: [{ ...ada, variables: { name: 'Ada' } }],
    content: { text: "Good morning {{ name | default: 'you' }}" },
    schedule: { sendAt: [new Date(Date.parse(now) + hour)] },
  });
  await page.locator('a.row', { hasText: 'Good morning Ada' }).click();
  await page.locator('.bubble-meta', { hasText: 'Scheduled' }).waitFor();
  await world.control('POST', '/clock/advance', { by: 'PT2H' });
  await page.locator('.bubble-meta', { hasText: 'Delivered' }).waitFor();

  expect(opened?.troubles).toEqual([]);
});

browserTest('a card of RCS is shown as people see it, with its buttons', async () => {
  const { operation } = await new Messages(world.account).sendMessages({
    from: { address: 'shop', channel: 'RCS' },
    to: [ada],
    content: {
      modules: [
        {
          rcs: {
            richCard: {
              standaloneCard: {
                cardContent: {
                  title: 'Your order',
                  description: 'It is on its way.',
                  suggestions: [
                    {
                      action: { text: 'Track it', postbackData: 't', openUrlAction: { url: 'https://example.com/7' } },
                    },
                  ],
                },
              },
            },
          },
        },
      ],
    },
  });
  await operation.wait({ deadlineMs: 20_000 });
  const page = await open('#/messages');

  await page.locator('a.row', { hasText: 'Your order' }).click();
  await page.locator('.bubble', { hasText: 'It is on its way.' }).waitFor();
  await page.getByText('Track it').waitFor();

  expect(opened?.troubles).toEqual([]);
});

browserTest('how far a send of v1 has come is among the operations', async () => {
  const { operation } = await new Messages(world.account).sendMessages({ to: [ada], content: { text: 'Hello' } });
  await operation.wait({ deadlineMs: 20_000 });

  const page = await open('#/operations');

  await page.locator('a.row', { hasText: 'Completed' }).first().waitFor();
  expect(opened?.troubles).toEqual([]);
});

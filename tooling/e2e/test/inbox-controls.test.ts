import { Messages } from '@comms/messages';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenPage, openPage } from '../src/inbox-page.ts';
import { type InboxSandbox, inboxSandbox } from '../src/inbox-sandbox.ts';
import { chromiumPath } from '../src/runtimes.ts';
import { rejection, textTo } from '../src/sandbox-world.ts';

const browserTest = test.skipIf(chromiumPath === undefined);

let world: InboxSandbox;
let opened: OpenPage;
let page: Page;
beforeAll(async () => {
  if (chromiumPath !== undefined) world = await inboxSandbox();
});
afterAll(async () => await world?.close());
beforeEach(async () => {
  if (chromiumPath === undefined) return;
  opened = await openPage(world.browser, world.sandbox.url, '#/controls');
  page = opened.page;
});
afterEach(async () => {
  if (chromiumPath === undefined) return;
  await opened.close();
  await world.control('POST', '/reset', {});
});

/** Sends one text. */
async function send(): Promise<unknown> {
  return await new Messages(world.account).sendMessages(textTo(['+12065550142']));
}

browserTest('a fault that is added hits, and is gone when it is removed', async () => {
  await page.getByLabel('What happens').selectOption('error');
  await page.getByLabel('Status').fill('503');
  await page.getByRole('textbox', { name: 'Operation' }).fill('sendMessages');
  await page.getByRole('button', { name: 'Add fault' }).click();
  await page.locator('[data-fault]', { hasText: 'operation sendMessages' }).waitFor();
  const refused = await rejection(send());
  await page.getByRole('button', { name: 'Remove fault: Error' }).click();
  await expect.poll(async () => await page.locator('[data-fault]').count()).toBe(0);

  expect(refused).toMatchObject({ status: 503 });
  expect(await rejection(send())).toBeUndefined();
  expect(opened.troubles).toEqual([]);
});

browserTest('a fault that is set elsewhere is shown at once', async () => {
  await world.control('POST', '/faults', { match: {}, action: { type: 'malformed' } });

  await page.locator('[data-fault]', { hasText: 'Malformed' }).waitFor();
});

browserTest('what the sandbox refuses is said in its words', async () => {
  await page.getByLabel('Status').fill('200');
  await page.getByRole('button', { name: 'Add fault' }).click();

  await page
    .getByRole('status')
    .getByText(/status must be a whole number from 400/)
    .waitFor();
});

browserTest('the clock stands still, goes forward, and does all that is due', async () => {
  await page.getByRole('button', { name: 'Frozen' }).click();
  await page.getByText('standing still').waitFor();
  await send();
  const state = async (): Promise<unknown> => Object(await world.control('GET', '/messages')).messages[0].state;
  expect(await state()).toBe('queued');

  await page.getByRole('button', { name: '+ 1 min' }).click();
  await expect.poll(state).toBe('delivered');
  await send();
  await page.getByRole('button', { name: 'Run until idle' }).click();
  await expect.poll(state).toBe('delivered');

  await page.getByRole('button', { name: 'Scaled' }).click();
  await page.getByText('60 times as fast').waitFor();
  expect(opened.troubles).toEqual([]);
});

browserTest('a snapshot brings back what was there', async () => {
  await send();
  await page.getByLabel('Name').fill('before');
  await page.getByRole('button', { name: 'Take a snapshot' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'before' });
  await row.waitFor();
  await world.control('POST', '/reset', {});
  await row.getByRole('button', { name: 'Restore' }).click();

  await expect.poll(async () => Object(await world.control('GET', '/messages')).messages.length).toBe(1);
  await row.getByRole('button', { name: 'Delete snapshot before' }).click();
  await expect.poll(async () => await row.count()).toBe(0);
});

browserTest('an account is made with its credentials, and a reset asks before it empties everything', async () => {
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByText('"auth_token"').waitFor();
  await send();
  await page.locator('.accounts li', { hasText: world.account.security.username }).waitFor();
  await page.getByRole('button', { name: 'Reset…' }).click();
  const question = page.getByRole('dialog', { name: 'Reset?' });
  await question.getByRole('button', { name: 'Keep it' }).click();
  expect(Object(await world.control('GET', '/messages')).messages).toHaveLength(1);

  await page.getByRole('button', { name: 'Reset…' }).click();
  await question.getByRole('button', { name: 'Remove it' }).click();

  await expect.poll(async () => Object(await world.control('GET', '/messages')).messages).toEqual([]);
});

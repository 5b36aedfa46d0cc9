import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage, violations } from '../src/inbox-page.ts';
import { type InboxSandbox, inboxSandbox } from '../src/inbox-sandbox.ts';
import { fillInbox } from '../src/inbox-world.ts';
import { chromiumPath } from '../src/runtimes.ts';

const browserTest = test.skipIf(chromiumPath === undefined);
const views = [
  'messages',
  'emails',
  'pushes',
  'codes',
  'operations',
  'conversations',
  'proxy',
  'webhooks',
  'events',
  'requests',
  'controls',
] as const;

let world: InboxSandbox;
let empty: InboxSandbox;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  world = await inboxSandbox();
  await fillInbox(world);
  await world.control('POST', '/faults', { match: { operation: 'sendEmails' }, action: { type: 'latency', ms: 5 } });
  await world.control('POST', '/snapshots/morning');
  empty = await inboxSandbox();
});
afterAll(async () => {
  await world?.close();
  await empty?.close();
});

const looks = [
  ['light', 1280, 800],
  ['dark', 1280, 800],
  ['light', 360, 740],
  ['dark', 360, 740],
] as const;

/** Goes to a view by its address, as a link in the page does. */
async function goTo(page: Page, view: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${view}'`);
  await page.locator(`main[data-view=${view}]`).waitFor();
}

/** What is wrong with the page as it stands, with the name of the view. */
async function faultsOf(page: Page, view: string): Promise<string[]> {
  const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  const found = await violations(page);
  return [...found, ...(width > 0 ? [`${width} pixels stick out`] : [])].map((fault) => `${view}: ${fault}`);
}

browserTest.for(looks)(
  'axe finds nothing in any view, %s, %s pixels wide: full and opened',
  async ([colorScheme, width, height]) => {
    const options = { colorScheme, viewport: { width, height } };
    const { page, close, troubles } = await openPage(world.browser, world.sandbox.url, '', options);
    const found: string[] = [];
    for (const view of views) {
      await goTo(page, view);
      const hasList = view !== 'codes' && view !== 'controls';
      await page
        .locator(hasList ? 'a.row' : 'main h2')
        .first()
        .waitFor();
      found.push(...(await faultsOf(page, view)));
      if (!hasList) continue;
      await page.locator('a.row').first().click();
      await page.locator('.detail-pane h2').first().waitFor();
      found.push(...(await faultsOf(page, `${view}, opened`)));
    }
    await close();

    expect(found).toEqual([]);
    expect(troubles).toEqual([]);
  },
);

browserTest.for(looks)(
  'axe finds nothing in any empty view, %s, %s pixels wide',
  async ([colorScheme, width, height]) => {
    const options = { colorScheme, viewport: { width, height } };
    const { page, close } = await openPage(empty.browser, empty.sandbox.url, '', options);
    const found: string[] = [];
    for (const view of views) {
      await goTo(page, view);
      await page.locator('main h2:visible').first().waitFor();
      found.push(...(await faultsOf(page, view)));
    }
    await close();

    expect(found).toEqual([]);
  },
);

browserTest('on a narrow screen one goes from the list to the message and back', async () => {
  const { page, close } = await openPage(world.browser, world.sandbox.url, '#/messages', {
    viewport: { width: 360, height: 740 },
  });
  await page.locator('a.row').first().click();
  await page.getByRole('textbox', { name: /Reply as/ }).waitFor();
  expect(await page.locator('a.row').first().isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Messages' }).last().click();
  await page.locator('a.row').first().waitFor();
  await close();
});

browserTest('all can be done by keyboard: views, lists, search, replies and help', async () => {
  const { page, close, troubles } = await openPage(world.browser, world.sandbox.url, '#/messages');
  const focused = async (): Promise<string> =>
    await page.evaluate<string>("document.activeElement.getAttribute('data-row') ?? document.activeElement.tagName");
  await page.locator('a.row').first().waitFor();

  await page.keyboard.press('j');
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  const second = await focused();
  expect(first).not.toBe('BODY');
  expect(second).not.toBe(first);
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe(first);
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: /^Phone of/ }).waitFor();
  await page.keyboard.press('r');
  await expect.poll(focused).toBe('INPUT');
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await page.locator('.bubble-row.own', { hasText: 'by keyboard' }).waitFor();

  await page.locator('body').press('Tab');
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('/');
  await page.keyboard.type('by keyboard');
  await expect.poll(async () => await page.locator('a.row').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).toMatch(/#\/messages$/);

  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.getByRole('heading', { level: 1, name: 'Webhooks' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Goes to Requests').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(async () => await page.getByRole('dialog').count()).toBe(0);
  expect(troubles).toEqual([]);
  await close();
});

browserTest('of a list, one row is reached by Tab, and it is to be seen', async () => {
  const { page, close } = await openPage(world.browser, world.sandbox.url, '#/requests');
  await page.locator('a.row').first().waitFor();

  await page.getByLabel('Which requests').focus();
  await page.keyboard.press('Tab');

  expect(await page.locator('a.row[tabindex="0"]').count()).toBe(1);
  expect(await page.evaluate<string>('document.activeElement.className')).toBe('row');
  expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
  await close();
});

browserTest('light and dark follow the system until one is chosen, which is remembered', async () => {
  const { page, close } = await openPage(world.browser, world.sandbox.url, '#/messages', { colorScheme: 'dark' });
  const ground = async (): Promise<string> =>
    await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const dark = await ground();
  await page.locator('[data-theme-switch]').click();
  const light = await ground();
  await page.reload();
  await page.locator('[data-theme-switch]').waitFor();

  expect(light).not.toBe(dark);
  expect(await ground()).toBe(light);
  await close();
});

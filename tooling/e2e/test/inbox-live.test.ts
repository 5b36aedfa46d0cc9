import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Messages } from '@comms/messages';
import { startSandbox } from '@comms/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type OpenPage, openPage } from '../src/inbox-page.ts';
import { type InboxSandbox, inboxSandbox, layLine } from '../src/inbox-sandbox.ts';
import { chromiumPath } from '../src/runtimes.ts';
import { textTo } from '../src/sandbox-world.ts';

const browserTest = test.skipIf(chromiumPath === undefined);
const ada = '+12065550142';

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

/** Sends one text to one number. */
async function send(text: string, to = ada, sandboxURL = world.sandbox.url): Promise<void> {
  await new Messages({ ...world.account, sandboxURL }).sendMessages(textTo([to], text));
}

/** Opens the page at the messages. */
async function open(url = world.sandbox.url): Promise<OpenPage['page']> {
  opened = await openPage(world.browser, url, '#/messages');
  return opened.page;
}

browserTest(
  'a message that is sent while the page is open appears, and its state changes, without a reload',
  async () => {
    await world.control('PUT', '/clock', { mode: 'frozen' });
    const page = await open();
    await page.getByRole('heading', { name: 'No messages yet' }).waitFor();

    await send('Hello from the program');
    await page.locator('a.row', { hasText: 'Hello from the program' }).click();
    await page.locator('.bubble-meta', { hasText: 'Queued' }).waitFor();
    await world.control('POST', '/clock/advance', { by: 'PT1M' });
    await page.locator('.bubble-meta', { hasText: 'Delivered' }).waitFor();

    expect(opened?.troubles).toEqual([]);
  },
);

browserTest('what is new in another view is counted beside its name', async () => {
  const page = await open();
  await page.locator('[data-nav=emails]').click();

  await send('One');
  await send('Two');

  await page.locator('[data-nav=messages]', { hasText: '2' }).click();
  await expect.poll(async () => await page.locator('[data-nav=messages] .pill').count()).toBe(0);
});

browserTest('what came while the connection was cut is there when it is back', async () => {
  const line = await layLine(world.sandbox.port);
  const page = await open(line.url);
  await send('Before');
  await page.locator('a.row', { hasText: 'Before' }).waitFor();

  line.cut();
  await page.locator('[data-connection=lost]').waitFor();
  await send('Meanwhile', '+12065550117');
  line.mend();

  await page.locator('a.row', { hasText: 'Meanwhile' }).waitFor();
  await page.locator('[data-connection=live]').waitFor();
  line.close();
});

browserTest('after a restart the page shows what is in the data file, and goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inbox-'));
  const data = join(folder, 'sandbox.db');
  const first = await startSandbox({ data });
  const page = await open(first.url);
  await send('Before', ada, first.url);
  await page.locator('a.row', { hasText: 'Before' }).waitFor();

  await first.close();
  await page.locator('[data-connection=lost]').waitFor();
  const second = await startSandbox({ data, port: first.port });
  await send('After', '+12065550117', second.url);

  await page.locator('a.row', { hasText: 'After' }).waitFor();
  expect(await page.locator('a.row', { hasText: 'Before' }).count()).toBe(1);
  await opened?.close();
  await second.close();
  await rm(folder, { recursive: true });
});

browserTest('a reset empties the page', async () => {
  await send('Soon gone');
  const page = await open();
  await page.locator('a.row', { hasText: 'Soon gone' }).waitFor();

  await world.control('POST', '/reset', {});

  await page.getByRole('heading', { name: 'No messages yet' }).waitFor();
});

browserTest('what is typed on the phone comes in to the program', async () => {
  await send('How was it?');
  const page = await open();
  await page.locator('a.row').click();

  await page.getByRole('textbox', { name: 'Reply as +1 206 555 0142' }).fill('Very good');
  await page.keyboard.press('Enter');
  await page.locator('.bubble-row.own', { hasText: 'Very good' }).waitFor();

  const { messages } = Object(await world.control('GET', '/messages?direction=inbound'));
  expect(messages).toMatchObject([{ from: { address: ada }, to: [{ address: '+12065550199' }], text: 'Very good' }]);
  expect(await page.getByRole('textbox', { name: /Reply/ }).inputValue()).toBe('');
});

browserTest('a quick reply that is tapped, and a line of a list that is picked, come in as answers', async () => {
  const to = [{ address: ada, channel: 'whatsapp' }];
  const from = { address: '+12065550199', channel: 'whatsapp' };
  const messages = new Messages(world.account);
  await messages.sendMessages({
    from,
    to,
    content: { quickReply: { text: 'Coming?', replyItems: [{ id: 'y', title: 'Yes, I am' }] } },
  });
  await messages.sendMessages({
    from,
    to,
    content: { listPicker: { text: 'When?', buttonText: 'Times', listItems: [{ id: 'a', title: 'At noon' }] } },
  });
  const page = await open();
  await page.locator('a.row').click();

  await page.getByRole('button', { name: 'Yes, I am' }).click();
  await page.locator('.bubble-row.own', { hasText: 'Yes, I am' }).waitFor();
  await page.getByText('Times').click();
  await page.getByRole('button', { name: 'At noon' }).click();
  await page.locator('.bubble-row.own', { hasText: 'At noon' }).waitFor();

  const { messages: answers } = Object(await world.control('GET', '/messages?direction=inbound'));
  expect(answers).toMatchObject([{ text: 'At noon', channel: 'whatsapp' }, { text: 'Yes, I am' }]);
});

browserTest('with ten thousand messages few of them are drawn, and the last one can be reached', async () => {
  const numbers = Array.from({ length: 10_000 }, (_, index) => `+1206${String(2_000_000 + index)}`);
  await world.control('PUT', '/clock', { mode: 'frozen' });
  const sent = await new Messages(world.account).sendMessages(textTo(numbers, 'Hello everyone'));
  await world.control('POST', '/clock/advance', { by: 'PT1M' });
  expect(sent.messages.length).toBe(10_000);

  const page = await open();
  const { messages } = Object(await world.control('GET', '/messages?to=%2B12062000000'));
  expect(messages.length).toBe(1);
  await page.locator('a.row').first().waitFor();
  expect(await page.locator('*').count()).toBeLessThan(900);
  await page.locator('a.row').first().focus();
  const last = page.locator('a.row[data-row*="+12062000000"]');
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End');
        return await last.count();
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(1);

  expect(await page.locator('[data-count]').getAttribute('data-count')).toBe('10000');
  expect(await page.locator('*').count()).toBeLessThan(900);
});

browserTest('a thread of two thousand messages opens at its end, and can be read from its beginning', async () => {
  await world.control('PUT', '/clock', { mode: 'frozen' });
  const messages = new Messages(world.account);
  for (let part = 0; part < 20; part++) {
    const texts = Array.from({ length: 100 }, (_, index) => `Number ${part * 100 + index + 1}`);
    await Promise.all(texts.map(async (text) => await messages.sendMessages(textTo([ada], text))));
  }
  const page = await open();
  await page.locator('a.row').first().click();

  await page
    .locator('.bubble', { hasText: /^Number (19\d\d|2000)$/ })
    .last()
    .waitFor();
  expect(await page.locator('.bubble').count()).toBeLessThan(60);
  await page.getByRole('log').focus();
  const first = page.locator('.bubble', { hasText: /^Number 1$/ });
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Home');
        return await first.count();
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBe(1);
  expect(await page.locator('.bubble').count()).toBeLessThan(60);
});

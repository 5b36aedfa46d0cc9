import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from '../src/inbox-page.ts';
import { type InboxSandbox, inboxSandbox } from '../src/inbox-sandbox.ts';
import { fillInbox } from '../src/inbox-world.ts';
import { chromiumPath } from '../src/runtimes.ts';

const browserTest = test.skipIf(chromiumPath === undefined);

let world: InboxSandbox;
beforeAll(async () => {
  if (chromiumPath === undefined) return;
  world = await inboxSandbox();
  await fillInbox(world);
});
afterAll(async () => await world?.close());

/** Opens a view, does something with it, and says what went wrong in the page. */
async function see(hash: string, look: (page: Page) => Promise<void>): Promise<string[]> {
  const { page, troubles, close } = await openPage(world.browser, world.sandbox.url, hash);
  try {
    await look(page);
    return troubles;
  } finally {
    await close();
  }
}

/** Opens the row of a list that has a text. */
async function openRow(page: Page, text: string): Promise<void> {
  await page.locator('a.row', { hasText: text }).first().click();
}

browserTest('messages are threads on phones, with all that they can hold', async () => {
  const troubles = await see('#/messages', async (page) => {
    await openRow(page, 'Where shall Sam leave it?');
    const phone = page.getByRole('article', { name: 'Phone of +1 206 555 0142' });
    await phone.getByText('Lovely. Can you leave it with the neighbour?').waitFor();
    await phone.getByRole('button', { name: 'With the neighbour' }).waitFor();
    await phone.getByText('Pick-up point, Pine Street 12').waitFor();
    const picture = phone.getByRole('img', { name: 'parcel-4711.png' });
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(async () => await page.evaluate<number>("document.querySelector('.media img').naturalWidth"))
      .toBe(320);

    await openRow(page, 'Not at home?');
    await page.getByRole('link', { name: 'Choose a day' }).waitFor();
    await page.getByRole('link', { name: 'Follow the parcel' }).waitFor();
    await page.getByText('Choose a time').click();
    await page.getByRole('button', { name: 'Afternoon' }).waitFor();
  });

  expect(troubles).toEqual([]);
});

browserTest('a message tells how it came to its state', async () => {
  await see('#/messages', async (page) => {
    await openRow(page, 'undelivered');
    await page.locator('.bubble-meta').first().click();
    const sheet = page.getByRole('dialog', { name: 'Message' });
    await sheet.getByText('Undelivered').first().waitFor();
    await sheet.locator('.course li').nth(2).waitFor();
  });
});

browserTest('an e-mail shows its HTML, text, source, headers and attachments', async () => {
  const troubles = await see('#/emails', async (page) => {
    await openRow(page, 'Your parcel 4711 comes today');
    await page.frameLocator('iframe.html-frame').getByText('It comes today, Ada.').waitFor();
    await page.getByRole('tab', { name: 'Text' }).click();
    await page.getByText('your parcel 4711 comes today between').first().waitFor();
    await page.getByRole('tab', { name: 'Raw source' }).click();
    await page.getByText('MIME-Version: 1.0').waitFor();
    await page.getByRole('tab', { name: 'Headers' }).click();
    await page.getByRole('rowheader', { name: 'Subject' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /receipt-4711\.txt/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('receipt-4711.txt');
  });

  expect(troubles).toEqual([]);
});

browserTest('a push is on a lock screen, beside what its service was given', async () => {
  await see('#/pushes', async (page) => {
    await openRow(page, 'Sam is two stops away');
    await page.locator('.lock-screen').getByText('Parcel 4711 will be with you').waitFor();
    await page.getByText('apns-push-type').waitFor();
  });
});

browserTest('codes can be copied, and an authenticator app shows its code, its time and its QR code', async () => {
  const { codes } = Object(await world.control('GET', '/otp?to=%2B12065550142'));
  const troubles = await see('#/codes', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const card = page.locator('.code-card', { hasText: '+1 206 555 0142' });
    await card.getByRole('button', { name: 'Copy' }).click();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(codes[0].code);
    await page.getByRole('img', { name: /QR code of Parcel & Co/ }).waitFor();
    expect(await page.locator('.factor [data-code]').textContent()).toMatch(/^\d{6}$/);
    expect(Number(await page.getByRole('progressbar').getAttribute('value'))).toBeLessThanOrEqual(30);
  });

  expect(troubles).toEqual([]);
});

browserTest('an operation shows how many of its messages have arrived', async () => {
  await see('#/operations', async (page) => {
    await openRow(page, '40 messages');
    await page.getByRole('heading', { name: '40 messages' }).waitFor();
    await page.locator('.counts').getByText('Undelivered').waitFor();
    expect(await page.locator('.big-bar [data-percent]').getAttribute('data-percent')).toBe('100');
  });
});

browserTest('conversations of all three APIs are pictures of who talks to whom', async () => {
  await see('#/conversations', async (page) => {
    await openRow(page, 'Parcel 4711: Ada and the depot');
    await page.getByRole('img', { name: /\+1 206 555 0142 through \+1 206 555 0190.*sam-the-driver/ }).waitFor();
    for (const api of ['preview', 'v1', 'v2']) {
      await page.getByLabel('Which API').selectOption(api);
      expect(await page.locator('a.row').count()).toBe(1);
    }
  });
});

browserTest('a session of Proxy shows the number between two people', async () => {
  await see('#/proxy', async (page) => {
    await openRow(page, 'Delivery of parcel 4711');
    const picture = page.getByRole('img', { name: /Ada Lane \(\+1 206 555 0142\) through \+1 206 555 700\d/ });
    await picture.waitFor();
    await page.getByRole('cell', { name: '+1 206 555 7002' }).waitFor();
  });
});

browserTest('a webhook shows its signed bytes, its signature and its answer, and is sent again', async () => {
  const troubles = await see('#/webhooks', async (page) => {
    await openRow(page, 'onMessageAdded');
    await page.getByText(/X-Twilio-Signature: \S{28}/i).waitFor();
    await page.getByText('"taken": true').first().waitFor();
    await page
      .getByRole('region', { name: 'Signed bytes' })
      .getByText(/EventType=onMessageAdded/)
      .waitFor();
    const before = world.received.filter((path) => path.startsWith('/conversations')).length;
    await page.getByRole('button', { name: 'Replay' }).click();
    await expect.poll(() => world.received.filter((path) => path.startsWith('/conversations')).length).toBe(before + 1);
    await expect.poll(async () => await page.locator('.attempts > li').count()).toBe(2);
  });

  expect(troubles).toEqual([]);
});

browserTest('an event shows its deliveries, and is delivered again', async () => {
  await see('#/events', async (page) => {
    await openRow(page, 'message.delivered');
    await page.getByText('"specversion": "1.0"').waitFor();
    await page.locator('.attempts > li').first().waitFor();
    const before = world.received.filter((path) => path.startsWith('/events')).length;
    await page.getByRole('button', { name: 'Replay' }).click();
    await expect.poll(() => world.received.filter((path) => path.startsWith('/events')).length).toBe(before + 1);
  });
});

browserTest('a request shows what is wrong with it, and can be copied as curl and as code', async () => {
  const { username, password } = world.account.security;
  await fetch(`${world.sandbox.url}/preview/Messages`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      from: { address: '+12065550199', channel: 'tel' },
      to: [{ address: 'nobody', channel: 'tel' }],
      content: { text: 'Hi' },
    }),
  });
  const troubles = await see('#/requests', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Which requests').selectOption('refused');
    await openRow(page, 'sendMessages');
    await page.locator('.findings').getByText('to[0].address').first().waitFor();
    await page.getByRole('button', { name: 'Copy as code' }).click();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain(
      "import { Messages } from '@comms/messages';",
    );
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toMatch(/^curl -X POST/);
    await page.getByRole('tab', { name: 'Answer' }).click();
    await page.getByText('"errors": [').waitFor();
  });

  expect(troubles).toEqual([]);
});

browserTest('a search leaves what fits, in each list', async () => {
  await see('#/messages', async (page) => {
    await page.getByRole('searchbox').fill('neighbour');
    await expect.poll(async () => await page.locator('a.row').count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing like that');
    await page.getByText('Nothing fits what you look for.').waitFor();
  });
});

browserTest('only the things of the account that is chosen are shown', async () => {
  const made = Object(await world.control('POST', '/accounts', {}));
  await see('#/messages', async (page) => {
    await page.locator('a.row').first().waitFor();
    await page.locator('[data-account]').selectOption(made.account_sid);
    await page.getByRole('heading', { name: 'No messages yet' }).waitFor();
    await page.locator('[data-account]').selectOption(world.account.security.username);
    await page.locator('a.row').first().waitFor();
  });
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Emails } from '@comms/emails';
import { startSandbox } from '@comms/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from '../src/inbox-page.ts';
import { type InboxSandbox, inboxSandbox } from '../src/inbox-sandbox.ts';
import { chromiumPath } from '../src/runtimes.ts';

const browserTest = test.skipIf(chromiumPath === undefined);

let world: InboxSandbox;
let trap: Server;
let trapUrl: string;
const caught: string[] = [];
beforeAll(async () => {
  trap = createServer((incoming, outgoing) => {
    caught.push(incoming.url ?? '');
    outgoing.end();
  }).listen(0, '127.0.0.1');
  await once(trap, 'listening');
  const address = trap.address();
  trapUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  if (chromiumPath !== undefined) world = await inboxSandbox();
});
afterAll(async () => {
  await world?.close();
  trap.close();
});

/** An e-mail that tries all that a page could do. */
function evilHtml(): string {
  const report = (name: string): string =>
    `fetch('${trapUrl}/${name}');document.title='${name}';parent.document.title='${name}'`;
  return `<!doctype html><html><head>
    <base href="${trapUrl}/base/">
    <meta http-equiv="refresh" content="0;url=${trapUrl}/refresh">
    <link rel="stylesheet" href="${trapUrl}/style.css"><link rel="prefetch" href="${trapUrl}/prefetch">
    <link rel="preconnect" href="${trapUrl}"><link rel="icon" href="${trapUrl}/icon">
    <style>@import url(${trapUrl}/import.css); @font-face{font-family:x;src:url(${trapUrl}/font)} body{background:url(${trapUrl}/background);font-family:x}</style>
    <script>${report('script')}</script></head>
    <body onload="${report('onload')}"><h1>Look at me</h1>
    <img src="nowhere:" onerror="${report('onerror')}"><img src="${trapUrl}/image.png">
    <svg onload="${report('svg')}"><image href="${trapUrl}/svg-image" /></svg>
    <iframe src="${trapUrl}/frame"></iframe><iframe srcdoc="<script>${report('srcdoc')}</script>"></iframe>
    <object data="${trapUrl}/object"></object><embed src="${trapUrl}/embed">
    <video src="${trapUrl}/video" autoplay></video><audio src="${trapUrl}/audio" autoplay></audio>
    <form id="form" action="${trapUrl}/form"><button id="submit">Send</button><input autofocus onfocus="${report('onfocus')}"></form>
    <a id="script-link" href="javascript:${report('link')}">a link</a>
    <a id="top-link" href="${trapUrl}/top" target="_top">another link</a>
    <details open ontoggle="${report('toggle')}"><summary>More</summary></details>
    </body></html>`;
}

browserTest('an e-mail that tries everything runs nothing, fetches nothing and leads nowhere', async () => {
  const sent = await new Emails(world.account).sendEmails({
    from: { address: 'evil@example.com' },
    to: [{ address: 'ada@example.com' }],
    content: { subject: 'Look', html: evilHtml() },
  });
  const id = sent.emails[0]?.id ?? '';
  const { page, close } = await openPage(world.browser, world.sandbox.url, `#/emails/${id}`);
  const frame = page.frameLocator('iframe.html-frame');
  await frame.getByRole('heading', { name: 'Look at me' }).waitFor();

  await frame.locator('#submit').click();
  await frame.locator('#script-link').click();
  await frame.locator('#top-link').click();
  await page.waitForTimeout(1500);

  expect(caught).toEqual([]);
  expect(await page.title()).toBe('E-mails · Sandbox');
  expect(page.url()).toBe(`${world.sandbox.url}/_sandbox/#/emails/${id}`);
  await frame.getByRole('heading', { name: 'Look at me' }).waitFor();
  await close();
});

browserTest('the same e-mail, opened in a window of its own, does no more', async () => {
  const { emails } = Object(await world.control('GET', '/emails'));
  const page = await world.browser.newPage();
  await page.goto(`${world.sandbox.url}/_sandbox/page/emails/${emails[0].id}`);
  await page.waitForTimeout(1000);

  expect(caught).toEqual([]);
  expect(await page.title()).toBe('');
  await page.close();
});

browserTest('a link in an e-mail opens in a window of its own, which knows nothing of the page', async () => {
  const sent = await new Emails(world.account).sendEmails({
    from: { address: 'shop@example.com' },
    to: [{ address: 'ada@example.com' }],
    content: { subject: 'Confirm', html: `<a href="${trapUrl}/confirm">Confirm</a>` },
  });
  const { page, close } = await openPage(world.browser, world.sandbox.url, `#/emails/${sent.emails[0]?.id}`);
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.frameLocator('iframe.html-frame').getByRole('link', { name: 'Confirm' }).click(),
  ]);
  await popup.waitForLoadState();

  expect(caught).toContain('/confirm');
  expect(await popup.evaluate<boolean>('window.opener === null')).toBe(true);
  expect(await popup.evaluate<string>('document.referrer')).toBe('');
  await close();
});

browserTest('text of others is shown as text, wherever it comes from', async () => {
  const evil = `<img src=x onerror="fetch('${trapUrl}/text')"><b>bold</b>`;
  await world.control('POST', '/inbound/messages', {
    account_sid: world.account.security.username,
    from: { address: '+12065550142', channel: 'tel' },
    to: { address: '+12065550199', channel: 'tel' },
    text: evil,
  });
  const before = caught.length;
  const { page, close, troubles } = await openPage(world.browser, world.sandbox.url, '#/messages');
  await page.locator('a.row').click();

  expect(await page.locator('.bubble').textContent()).toBe(evil);
  expect(caught.length).toBe(before);
  expect(troubles).toEqual([]);
  await close();
});

browserTest('where a token is asked for, all of the page has it once it was given in the address', async () => {
  const guarded = await startSandbox({ token: 'a-secret' });
  await new Emails({ ...world.account, sandboxURL: guarded.url }).sendEmails({
    from: { address: 'shop@example.com' },
    to: [{ address: 'ada@example.com' }],
    content: { subject: 'For you', html: '<h1>Only for you</h1>' },
  });
  const context = await world.browser.newContext();
  const page = await context.newPage();
  const refused = await page.goto(guarded.url);
  await page.goto(`${guarded.url}/?token=a-secret#/emails`);
  await page.locator('[data-connection=live]').waitFor();
  await page.locator('a.row').click();
  await page.frameLocator('iframe.html-frame').getByRole('heading', { name: 'Only for you' }).waitFor();

  expect(refused?.status()).toBe(401);
  expect(page.url()).not.toContain('a-secret');
  await context.close();
  await guarded.close();
});

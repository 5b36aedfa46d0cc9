import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { authorization } from './sample-request.ts';

// How long after a message is committed the page shows it, in a real browser, while 500 things a second happen to others:
// each of 170 messages is queued, sent and delivered.
const server = process.env['SERVER'];
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath}.`);
const headers = { authorization, 'content-type': 'application/json' };
const watched = '+12065559999';
const perSecond = 170;
const probes = 100;

async function send(to: string, text: string): Promise<void> {
  const from = { address: '+12065550199', channel: 'tel' };
  const body = JSON.stringify({ from, to: [{ address: to, channel: 'tel' }], content: { text } });
  const response = await fetch(`${server}/preview/Messages`, { method: 'POST', headers, body });
  await response.text();
  if (response.status !== 202) throw new Error(`the sandbox answered ${response.status}`);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
await send(watched, 'first');
await page.goto(`${server}/_sandbox/`);
await page.getByText('first').first().click();
// As a text: it runs in the page, whose names this program does not know.
await page.evaluate(`{
  globalThis.seen = {};
  const note = () => {
    for (const [text] of document.body.textContent.matchAll(/probe-[0-9]+(?=[^0-9])/g)) globalThis.seen[text] ??= Date.now();
  };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
}`);

let isOver = false;
const others = (async () => {
  const began = performance.now();
  for (let sent = 0; !isOver; ) {
    const due = ((performance.now() - began) * perSecond) / 1000;
    const now: Promise<void>[] = [];
    for (; sent < due; sent++) now.push(send(`+1206555${String(sent % 1000).padStart(4, '0')}`, 'Hello'));
    await Promise.all([...now, new Promise((resolve) => setTimeout(resolve, 4))]);
  }
})();

const committed: number[] = [];
for (let probe = 0; probe < probes; probe++) {
  await send(watched, `probe-${probe}.`);
  committed.push(Date.now());
  await new Promise((resolve) => setTimeout(resolve, 70));
}
isOver = true;
await others;
await new Promise((resolve) => setTimeout(resolve, 1000));
const seen: Record<string, number> = await page.evaluate('globalThis.seen');
await browser.close();
const delays = committed
  .map((at, probe) => (seen[`probe-${probe}`] ?? Number.POSITIVE_INFINITY) - at)
  .sort((a, b) => a - b);
const at = (part: number): number =>
  delays[Math.min(delays.length - 1, Math.ceil(delays.length * part) - 1)] ?? Number.NaN;
console.log(JSON.stringify({ median: at(0.5), p99: at(0.99) }));
process.exit();

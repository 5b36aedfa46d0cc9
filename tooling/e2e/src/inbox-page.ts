import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './runtimes.ts';

/** Starts Chromium without a window. */
export async function launchChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** The page of a sandbox, and what went wrong in it. */
export interface OpenPage {
  readonly page: Page;
  /** Errors of scripts, what the policy of the page has refused, and what was asked for elsewhere. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/** Opens the page of a sandbox at a view, such as `#/emails`, and waits until it is live. */
export async function openPage(
  browser: Browser,
  url: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !/^(data|blob):/.test(request.url())) troubles.push(request.url());
  });
  await page.goto(`${url}/_sandbox/${hash}`);
  await page.locator('[data-connection=live]').waitFor();
  return { page, troubles, close: async () => await context.close() };
}

/** What axe finds wrong with the page as it stands: for each rule, where. */
export async function violations(page: Page): Promise<string[]> {
  // The policy of the page lets in no script from elsewhere; the browser's own tools may evaluate one all the same.
  await page.evaluate(axe.source);
  return await page.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`);
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServices } from '../open-services.ts';
import type { Services } from '../services.ts';
import { PageFiles } from './page-files.ts';
import { leadToPage, pageRoutes } from './page-routes.ts';

let services: Services;
beforeAll(() => {
  services = openServices({ seed: 1 });
});
afterAll(async () => await services.database.close());

test('where the page was not built, the sandbox says how to build it', async () => {
  const answer = await pageRoutes({ services }, new PageFiles(['/nowhere'])).request('/_sandbox/');

  expect(answer.status).toBe(503);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toContain('pnpm --filter @comms/inbox build');
});

const browser = { accept: 'text/html', host: '127.0.0.1:4010' };

/** Where a request is led that has some headers. */
function led(target: string, headers: Readonly<Record<string, string>>): string | undefined {
  return leadToPage(target, (name) => headers[name]);
}

test('a browser is led to the page from / and from the path without its last slash', () => {
  expect(led('/', browser)).toBe('/_sandbox/');
  expect(led('/_sandbox', browser)).toBe('/_sandbox/');
  expect(led('/?token=a', browser)).toBe('/_sandbox/?token=a');
});

test.each([
  ['/', { ...browser, accept: 'application/json' }],
  ['/', { host: browser.host }],
  ['/', { ...browser, host: 'comms.twilio.com' }],
  ['/', { ...browser, host: 'conversations.dublin.ie1.twilio.com:443' }],
  ['/', { ...browser, 'x-twilio-sandbox-host': 'proxy.twilio.com' }],
  ['/preview/Messages', browser],
  ['//example.com', browser],
])('%s with %o is led nowhere', (target, headers) => {
  expect(led(target, headers)).toBeUndefined();
});

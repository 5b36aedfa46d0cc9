import { expect, test } from 'vitest';
import { bundleForBrowsers, bundleForWorkers } from '../src/bundles.ts';
import type { Report } from '../src/portable-program.ts';
import {
  chromiumPath,
  type Run,
  runInBun,
  runInChromium,
  runInCommonJs,
  runInDeno,
  runInNode,
  runInWorkerd,
} from '../src/runtimes.ts';

const messages = '/comms.twilio.com/preview/Messages';

const report: Report = {
  sent: { statusCode: 202, attempts: 2 },
  ended: 'completed',
  delivered: 5,
  listed: 5,
  areAllListed: true,
  fetched: { text: 'Hello Zoë', isDated: true },
  refusal: {
    name: 'ApiError',
    operation: 'messages.fetchOneMessage',
    status: 404,
    code: 20404,
    effect: 'none',
    attempts: 1,
  },
  v1: { status: 'COMPLETED', delivered: 5, listed: 5 },
  webhooks: { genuine: true, changed: 'body-hash-mismatch' },
  events: { statuses: [200, 200, 403], seen: ['message_1', 'message.invented false'] },
};

/** What must arrive, beside the looks at the operation, of which there are as many as it takes. */
const arrivals = [
  `POST ${messages}`,
  `POST ${messages}`,
  `GET ${messages}`,
  `GET ${messages}`,
  `GET ${messages}`,
  expect.stringMatching(/^GET .*\/Messages\/message_/),
  `GET ${messages}/message_00000000000000000000000000`,
  'POST /comms.twilio.com/v1/Messages',
  'GET /comms.twilio.com/v1/Messages',
];

function expectAll(run: Run): void {
  expect(run.report).toEqual(report);
  expect(run.requests.filter((line) => !line.includes('/Operations/'))).toEqual(arrivals);
}

test('the packages do all their work in Node, imported as ES modules', async () => {
  expectAll(await runInNode());
});

test('the packages do all their work in Node, required as CommonJS', async () => {
  expectAll(await runInCommonJs());
});

test('the packages do all their work in Deno, with leave for the sandbox and five variables only', async () => {
  expectAll(await runInDeno());
});

test('the packages do all their work in Bun', async () => {
  expectAll(await runInBun());
});

test('the packages do all their work in workerd without compatibility with Node', async () => {
  expectAll(await runInWorkerd());
});

test.skipIf(chromiumPath === undefined)(
  'the packages do all their work in Chromium (needs CHROMIUM_PATH or /usr/bin/chromium)',
  async () => {
    expectAll(await runInChromium());
  },
);

test('a bundle for Workers names no module of Node', async () => {
  expect(await bundleForWorkers()).not.toMatch(/["'`]node:/);
});

test('a bundle for browsers names no module of Node', async () => {
  expect(await bundleForBrowsers()).not.toMatch(/["'`]node:/);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

/** Sends an e-mail, and fetches its HTML as the page does. */
async function shown(content: object): Promise<Response> {
  const sent = await call(sandbox, 'POST', '/preview/Emails', {
    account,
    body: { from: { address: 'shop@example.com' }, to: [{ address: 'ada@example.com' }], content },
  });
  return await fetch(`${sandbox.url}/_sandbox/page/emails/${sent.body.emails[0].id}`);
}

test('the HTML of an e-mail comes with a policy that lets nothing run and nothing be fetched', async () => {
  const { headers, status } = await shown({ subject: 'Hi', html: '<p>Hello</p>' });
  const policy = headers.get('content-security-policy')?.split('; ') ?? [];

  expect(status).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy.find((part) => part.startsWith('sandbox'))).not.toMatch(
    /allow-(scripts|same-origin|forms|top-navigation)/,
  );
  expect(policy.join()).not.toMatch(/script-src|https?:|\*/);
});

test('a part of a document becomes a whole one, and a whole one stays one', async () => {
  const part = await (await shown({ subject: 'Hi', html: '<p>Hello</p>' })).text();
  const whole = await (await shown({ subject: 'Hi', html: '<!DOCTYPE html><html><body>Hello</body></html>' })).text();

  expect(part).toMatch(/^<!doctype html>.*<p>Hello<\/p>$/s);
  expect(whole).toBe('<!DOCTYPE html><base target="_blank"><html><body>Hello</body></html>');
});

test('an e-mail without HTML, and one that is not there, have no document', async () => {
  const plain = await shown({ subject: 'Hi', text: 'Hello' });
  const unknown = await fetch(`${sandbox.url}/_sandbox/page/emails/email_00000000000000000000000000`);

  expect([plain.status, unknown.status]).toEqual([404, 404]);
});

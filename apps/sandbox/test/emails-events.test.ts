import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { mailbox, sendEmails } from './email-client.ts';
import { catchMail, smtpError } from './smtp-catcher.ts';
import { account, call, type Json } from './test-client.ts';

const received: Json[] = [];
const server = createServer((request, response) => {
  void json(request).then((events) => {
    received.push(...[events].flat());
    response.end();
  });
});

let sandbox: Sandbox;
let smtp: Awaited<ReturnType<typeof catchMail>>;
beforeAll(async () => {
  smtp = await catchMail({
    onRecipient: (address) => {
      if (address.startsWith('unknown')) throw smtpError(550, 'No such user');
    },
  });
  sandbox = await startSandbox({ seed: 1, smtp: smtp.url });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  const created = await call(sandbox, 'POST', '/preview/Events/Subscriptions', {
    body: { sinks: { primary: { url } } },
  });
  expect(created.status).toBe(201);
});
afterAll(async () => {
  await sandbox.close();
  await smtp.close();
  server.closeAllConnections();
  server.close();
});

/** The types of the events about an e-mail, when there are as many as are expected. */
async function typesOf(id: string, count: number): Promise<string[]> {
  const own = (): Json[] => received.filter(({ data }) => data.email_id === id);
  await expect
    .poll(
      async () => {
        await sandbox.clock.advance(1000);
        return own().length;
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBe(count);
  return own().map(({ type }) => type);
}

test.each([
  ['ada@example.com', ['email.queued', 'email.sent', 'email.delivered']],
  ['opened@example.com', ['email.queued', 'email.sent', 'email.delivered', 'email.opened']],
  ['bounced@example.com', ['email.queued', 'email.sent', 'email.undelivered']],
  ['failed@example.com', ['email.queued', 'email.failed']],
  ['complained@example.com', ['email.queued', 'email.sent', 'email.delivered', 'email.complained']],
  ['unknown@example.com', ['email.queued', 'email.sent', 'email.undelivered']],
])('an e-mail to %s tells of each state', async (address, types) => {
  const { emails } = await sendEmails(sandbox, [mailbox(address)]);

  expect(await typesOf(emails[0].id, types.length)).toEqual(types);
});

test('an event says whose e-mail it is, to whom it goes and why it did not arrive', async () => {
  const { emails, operationId } = await sendEmails(sandbox, [mailbox('unknown@example.com')], {
    tags: { campaign: 'spring' },
  });
  await typesOf(emails[0].id, 3);

  const last = received.filter(({ data }) => data.email_id === emails[0].id).at(-1);

  expect(last.data).toEqual({
    account_sid: account,
    email_id: emails[0].id,
    operation_id: operationId,
    conversation_id: null,
    from: { address: 'shop@example.com', channel: 'email' },
    to: [{ address: 'unknown@example.com', channel: 'email' }],
    error_code: 550,
    tags: { campaign: 'spring' },
  });
});

test('no event has a one-time password in it', async () => {
  const content = { otp: { code: '83640195' }, subject: '83640195', text: '{{ code }}' };
  const { emails } = await sendEmails(sandbox, [mailbox('ada@example.com')], { content });

  await typesOf(emails[0].id, 3);

  expect(JSON.stringify(received)).not.toContain('83640195');
});

import { afterEach, expect, test, vi } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/index.ts';
import { bytesOf, fetchEmail, mailbox, sendEmails } from './email-client.ts';
import { newDataFile, runCommand, startProcess } from './sandbox-process.ts';
import { type CatcherRules, catchMail, type SmtpCatcher, smtpError } from './smtp-catcher.ts';
import { call, countsOf, type Json } from './test-client.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function server(rules?: CatcherRules): Promise<SmtpCatcher> {
  const catcher = await catchMail(rules);
  open.push(catcher);
  return catcher;
}

async function started(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed: 1, ...options });
  open.push(sandbox);
  await sandbox.clock.set({ mode: 'frozen' });
  return sandbox;
}

/** Waits until an e-mail is in a state, while the clock goes on. */
async function reaches(sandbox: Sandbox, id: string, state: string): Promise<Json> {
  let email: Json;
  await expect
    .poll(
      async () => {
        await sandbox.clock.advance(1000);
        email = await fetchEmail(sandbox, id);
        return countsOf(email.delivery_status);
      },
      { timeout: 10_000, interval: 20 },
    )
    .toEqual({ [state]: 1 });
  return email;
}

const quietly = (): void => void vi.spyOn(console, 'error').mockImplementation(() => undefined);

test('an e-mail that was sent is handed over as it is, and is delivered after that', async () => {
  const smtp = await server();
  const sandbox = await started({ smtp: smtp.url });
  const bytes = Buffer.from([0, 255, 13, 10, 46, 13, 10]);
  const attachments = [
    { file_name: 'ü.bin', mime_type: 'application/octet-stream', content: bytes.toString('base64') },
  ];

  const { emails } = await sendEmails(sandbox, [{ address: 'ada@example.com', name: 'Ada' }], {
    content: { subject: 'Grüße', text: '.\r\nHallo', attachments },
    cc: [mailbox('c@example.com')],
    bcc: [mailbox('secret@example.com')],
  });
  await reaches(sandbox, emails[0].id, 'delivered');

  expect(smtp.caught).toHaveLength(1);
  const [{ from, to, email } = { from: '', to: [], email: undefined }] = smtp.caught;
  expect([from, to]).toEqual(['shop@example.com', ['ada@example.com', 'c@example.com', 'secret@example.com']]);
  expect(email).toMatchObject({ subject: 'Grüße', to: [{ address: 'ada@example.com', name: 'Ada' }] });
  expect(email?.bcc).toBeUndefined();
  expect(email?.text?.trim()).toBe('.\nHallo');
  expect(bytesOf(email?.attachments[0]?.content).equals(bytes)).toBe(true);
});

test('nothing is handed over before it is sent, nor when it fails or is canceled', async () => {
  const smtp = await server();
  const sandbox = await started({ smtp: smtp.url });
  const { emails } = await sendEmails(sandbox, [mailbox('failed@example.com'), mailbox('ok@example.com')]);
  const canceled = await sendEmails(sandbox, [mailbox('canceled@example.com')]);
  await call(sandbox, 'POST', `/preview/Emails/Operations/${canceled.operationId}/Cancel`);
  const before = smtp.caught.length;

  await reaches(sandbox, emails[1].id, 'delivered');

  expect(before).toBe(0);
  expect(smtp.caught.map(({ to }) => to)).toEqual([['ok@example.com']]);
});

test('an e-mail with a known outcome is handed over too, and then takes its course', async () => {
  const smtp = await server();
  const sandbox = await started({ smtp: smtp.url });

  const { emails } = await sendEmails(sandbox, [
    mailbox('opened@example.com'),
    mailbox('bounced@example.com'),
    mailbox('stuck@example.com'),
  ]);
  await reaches(sandbox, emails[0].id, 'opened');
  await reaches(sandbox, emails[1].id, 'undelivered');
  await reaches(sandbox, emails[2].id, 'sent');

  await expect.poll(() => smtp.caught).toHaveLength(3);
});

test('a recipient that the server refuses is undelivered, with the code and the words of the server', async () => {
  const refuse = (address: string): void => {
    if (address.startsWith('unknown')) throw smtpError(550, '5.1.1 No such user here');
  };
  const smtp = await server({ onRecipient: refuse });
  const sandbox = await started({ smtp: smtp.url });

  const { emails, operationId } = await sendEmails(sandbox, [
    mailbox('unknown@example.com'),
    mailbox('ok@example.com'),
  ]);
  const email = await reaches(sandbox, emails[0].id, 'undelivered');
  await reaches(sandbox, emails[1].id, 'delivered');

  expect(email.errors).toEqual([
    { code: 550, message: expect.stringContaining('No such user here'), more_info: expect.stringContaining('rfc5321') },
  ]);
  const { status, delivery } = (await call(sandbox, 'GET', `/preview/Emails/Operations/${operationId}`)).body;
  expect([status, countsOf(delivery)]).toEqual(['completed', { delivered: 1, undelivered: 1 }]);
});

test('a recipient that is refused beside a copy that is taken is undelivered', async () => {
  const smtp = await server({
    onRecipient: (address) => {
      if (address.startsWith('unknown')) throw smtpError(553, 'Not here');
    },
  });
  const sandbox = await started({ smtp: smtp.url });

  const { emails } = await sendEmails(sandbox, [mailbox('unknown@example.com')], { cc: [mailbox('ok@example.com')] });
  const email = await reaches(sandbox, emails[0].id, 'undelivered');

  expect(email.errors[0].code).toBe(553);
  expect(smtp.caught.map(({ to }) => to)).toEqual([['ok@example.com']]);
});

test('an e-mail whose content the server refuses is undelivered', async () => {
  const smtp = await server({
    onMessage: () => {
      throw smtpError(554, 'This is spam');
    },
  });
  const sandbox = await started({ smtp: smtp.url });

  const { emails } = await sendEmails(sandbox, [mailbox('ok@example.com')]);
  const email = await reaches(sandbox, emails[0].id, 'undelivered');

  expect(email.errors).toEqual([expect.objectContaining({ code: 554, message: expect.stringContaining('spam') })]);
});

test('what the server puts off is tried again, and delivered when it is taken', async () => {
  let asked = 0;
  const smtp = await server({
    onMessage: () => {
      asked += 1;
      if (asked === 1) throw smtpError(451, 'Try again later');
    },
  });
  const sandbox = await started({ smtp: smtp.url });

  const { emails } = await sendEmails(sandbox, [mailbox('ok@example.com')]);
  await reaches(sandbox, emails[0].id, 'delivered');

  expect([asked, smtp.caught.length]).toEqual([2, 1]);
});

test('while the server cannot be reached, e-mails wait as sent and requests are answered; then they are handed over', async () => {
  quietly();
  const gone = await catchMail();
  await gone.close();
  const sandbox = await started({ smtp: gone.url });
  const { emails } = await sendEmails(sandbox, [mailbox('a@example.com'), mailbox('b@example.com')]);
  await sandbox.clock.advance(60_000);
  await expect.poll(() => vi.mocked(console.error).mock.calls.length).toBe(1);
  const waiting = await fetchEmail(sandbox, emails[0].id);

  const back = await server({ port: Number(new URL(gone.url).port) });
  await reaches(sandbox, emails[0].id, 'delivered');
  await reaches(sandbox, emails[1].id, 'delivered');

  expect(countsOf(waiting.delivery_status)).toEqual({ sent: 1 });
  expect(back.caught.map(({ to }) => to[0]).toSorted()).toEqual(['a@example.com', 'b@example.com']);
  expect(vi.mocked(console.error).mock.calls[0]?.[0]).toMatch(/SMTP server cannot be reached/);
});

test('after kill -9, what was confirmed is not handed over again, and what was not is', async () => {
  const data = newDataFile();
  let isStuck = false;
  const smtp = await server({
    onMessage: async ([to = '']) => {
      if (isStuck && to !== 'first@example.com') await new Promise(() => undefined);
    },
  });
  const first = await startProcess('--data', data, '--smtp', smtp.url);
  const confirmed = await sendEmails(first, [mailbox('first@example.com')]);
  await expect
    .poll(async () => countsOf((await fetchEmail(first, confirmed.emails[0].id)).delivery_status), { timeout: 10_000 })
    .toEqual({ delivered: 1 });
  isStuck = true;
  const waiting = await sendEmails(first, [mailbox('second@example.com')]);
  await expect
    .poll(async () => countsOf((await fetchEmail(first, waiting.emails[0].id)).delivery_status), { timeout: 10_000 })
    .toEqual({ sent: 1 });
  await first.end('SIGKILL');
  isStuck = false;

  const second = await startProcess('--data', data, '--smtp', smtp.url);
  await expect
    .poll(async () => countsOf((await fetchEmail(second, waiting.emails[0].id)).delivery_status), { timeout: 10_000 })
    .toEqual({ delivered: 1 });
  await second.end('SIGTERM');

  expect(smtp.caught.map(({ to }) => to)).toEqual([['first@example.com'], ['second@example.com']]);
});

test('a sandbox that starts without a server lets e-mails go on that waited for one', async () => {
  quietly();
  const data = newDataFile();
  const gone = await catchMail();
  await gone.close();
  const first = await startSandbox({ data, seed: 1, smtp: gone.url });
  await first.clock.set({ mode: 'frozen' });
  const { emails } = await sendEmails(first, [mailbox('a@example.com')]);
  await first.clock.advance(60_000);
  await first.close();

  const second = await startSandbox({ data });
  open.push(second);

  await reaches(second, emails[0].id, 'delivered');
});

test('many e-mails are handed over, each once, though the sandbox is closed in between', async () => {
  const data = newDataFile();
  const smtp = await server();
  const addresses = Array.from({ length: 200 }, (_, index) => `user${index}@example.com`);
  const first = await startSandbox({ data, seed: 1, smtp: smtp.url });
  await first.clock.set({ mode: 'frozen' });
  const { operationId } = await sendEmails(
    first,
    addresses.map((address) => mailbox(address)),
  );
  await first.clock.advance(60_000);
  await expect.poll(() => smtp.caught.length).toBeGreaterThan(0);
  await first.close();
  const between = smtp.caught.length;

  const second = await startSandbox({ data, smtp: smtp.url });
  open.push(second);
  const operation = async (): Promise<Json> =>
    (await call(second, 'GET', `/preview/Emails/Operations/${operationId}`)).body;
  await expect.poll(async () => (await operation()).status, { timeout: 10_000 }).toBe('completed');

  expect(between).toBeLessThan(200);
  expect(smtp.caught.map(({ to }) => to[0]).toSorted()).toEqual(addresses.toSorted());
});

test.each(['http://127.0.0.1:25', '127.0.0.1:25', 'smtp:'])('%s is no SMTP server to start with', async (smtp) => {
  await expect(startSandbox({ smtp })).rejects.toThrow('smtp://127.0.0.1:1025');
  const { code, stderr } = await runCommand('--port', '0', '--smtp', smtp);
  expect([code, stderr]).toEqual([1, expect.stringContaining('smtp://127.0.0.1:1025')]);
});

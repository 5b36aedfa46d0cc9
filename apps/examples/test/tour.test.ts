import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const folder = new URL('..', import.meta.url).pathname;

/** Runs a program as users do; a status other than 0 is an error here. Without an account, and without a sandbox of its own. */
async function outputOf(program: string): Promise<string[]> {
  const { COMMS_SANDBOX_URL: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, [`src/tour/${program}.ts`], { cwd: folder, env });
  return stdout.trimEnd().split('\n');
}

test('an audience is written to, but not those who have declined or cannot be reached', {
  timeout: 20_000,
}, async () => {
  expect(await outputOf('send-to-audience')).toEqual([
    'The audience has 3 contacts.',
    'Edith  not sent',
    'Grace  not sent',
    'Ada    delivered',
  ]);
});

test('an email has its attachment, and the names that were filled in', { timeout: 20_000 }, async () => {
  const output = await outputOf('email-with-attachment');

  expect(output.slice(0, 2)).toEqual(['Uploaded invoice.txt: 18 bytes, text/plain', '1 of 1 delivered']);
  expect(output).toContain('Subject: Your invoice, Ada');
  expect(output).toContain('Content-Disposition: attachment; filename=invoice.txt');
});

test('a wrong code costs an attempt, and the right one signs in', { timeout: 20_000 }, async () => {
  expect(await outputOf('otp-sign-in')).toEqual([
    'A code is on its way: pending',
    'A wrong code: pending, 4 attempts left',
    'The code of the phone: approved',
  ]);
});

test('a passkey is registered, and says who signs in', { timeout: 20_000 }, async () => {
  expect(await outputOf('passkey-sign-in')).toEqual([
    'The factor is unverified.',
    'The browser made a passkey: the factor is verified.',
    'Ada signs in with it: approved, as ada.',
  ]);
});

test('events arrive signed, and one that was not dealt with comes again', { timeout: 20_000 }, async () => {
  expect((await outputOf('webhook-receiver')).sort()).toEqual([
    'message.delivered: to +12065550100',
    'message.sent: dealt with when it came again',
    'not dealt with: The database is away for a moment.',
    'operation.completed: known, and not needed here',
  ]);
});

test('a conversation has what went out and what came in, in order', { timeout: 20_000 }, async () => {
  expect(await outputOf('two-way-conversation')).toEqual([
    'The conversation is active: 3 messages, 2 participants.',
    'Ada   Where is my order?',
    'Shop  It is on its way.',
    'Ada   Thank you!',
  ]);
});

test('two people text each other, and neither sees the number of the other', { timeout: 20_000 }, async () => {
  expect(await outputOf('masked-numbers')).toEqual([
    'relayed {"body":"Two minutes."}',
    'relayed {"body":"I am at the door."}',
    "2 texts reached a person, 0 of them from the other's own number",
    'The session is closed, by api.',
  ]);
});

test('who chats and who texts are in one conversation, which rests when nobody says anything', {
  timeout: 20_000,
}, async () => {
  expect(await outputOf('chat-and-texts')).toEqual([
    "Bob's message is delivered to all of the 1 who text.",
    '0 bob It is on its way.',
    '1 Ada Thank you!',
    'order 7 active',
    'two hours later inactive',
  ]);
});

test('a send of v1 waits for its day, and tries the next channel where one fails', { timeout: 20_000 }, async () => {
  expect(await outputOf('live-api')).toEqual([
    'now: SCHEDULED',
    'tomorrow: COMPLETED 1 of 2 delivered in 3 attempts',
    'WHATSAPP: FAILED',
    'PHONE: DELIVERED',
    'Hello Ada, see you today.',
    '21614: The recipient is not a mobile number',
  ]);
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const folder = new URL('..', import.meta.url).pathname;

/** Runs a program as users do; a status other than 0 is an error here. */
async function outputOf(program: string): Promise<string[]> {
  const { COMMS_SANDBOX_URL: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, [`src/sandbox/${program}.ts`], { cwd: folder, env });
  return stdout.trimEnd().split('\n');
}

test.each([
  [
    'wait-for-a-code',
    ['The code has 6 digits, and the verification is approved.', 'No such message came within 100 ms'],
  ],
  [
    'move-the-clock',
    [
      'Now: processing',
      'message.sent',
      'message.sent',
      'message.delivered',
      'message.undelivered',
      'operation.completed',
      "true: all of it in less than a minute of the sandbox's time",
    ],
  ],
  [
    'break-things',
    [
      'Its outcome is unknown: true, and it was sent once:',
      '1',
      'Repeated after a 429: 2 messages',
      '45 delivered, 5 failed',
    ],
  ],
  ['be-the-other-side', ["[ 'Thanks!' ]", 'after STOP: failed, 21610', 'after START: delivered']],
  ['keep-and-bring-back', ['seeded: 1', 'removed: 0', 'brought back: 1']],
  ['look-at-webhooks', ['onMessageAdded POST Hello?', 'failed after 4 attempts']],
  ['stay-apart', ['Hello Ada: 1 message', 'Hello Grace: 1 message', 'Hello Edith: 1 message']],
])('%s says what the guide says', { timeout: 20_000 }, async (program, output) => {
  expect(await outputOf(program)).toEqual(output);
});

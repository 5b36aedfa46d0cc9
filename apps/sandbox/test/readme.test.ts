import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultTypes } from '../src/control/fault-settings.ts';
import { type MagicNumber, magicRecipients, magicSenders } from '../src/deliveries/magic-numbers.ts';
import { webhookEffects } from '../src/faults/fault-action.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** A line of the table, as the README should have it. */
const lineOf = ({ number, effect, outcome: { errorCode } }: MagicNumber): string =>
  `| \`${number}\` | ${errorCode === undefined ? effect : effect.replace(':', ` with ${errorCode}:`)} |`;

test('the README lists every number with a known outcome', () => {
  const timed = /^\+150055510\d\d$/;
  const lines = [...magicRecipients.filter(({ number }) => !timed.test(number)), ...magicSenders].map(lineOf);

  expect(lines.filter((line) => !readme.includes(line))).toEqual([]);
  expect(readme).toMatch(/`\+15005551000` to `\+15005551099`/);
});

const guide = readFileSync(new URL('../../docs/sandbox/faults.md', import.meta.url), 'utf8');

test.each([...faultTypes, ...webhookEffects, 'stall', 'fail', 'partial_failure'])(
  'the guide explains the fault %s',
  (name) => {
    expect(guide).toMatch(new RegExp(`^\\|.*\`${name}\``, 'm'));
  },
);

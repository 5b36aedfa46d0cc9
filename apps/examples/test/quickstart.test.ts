import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { csvRows } from '../src/quickstart/csv-rows.ts';
import { readContacts } from '../src/quickstart/read-contacts.ts';

const run = promisify(execFile);
const folder = new URL('..', import.meta.url).pathname;
const failures = [
  ['5005551201', 'undelivered', '30003'],
  ['5005551202', 'undelivered', '30004'],
  ['5005551203', 'undelivered', '30005'],
  ['5005551204', 'undelivered', '30006'],
  ['5005551205', 'undelivered', '30007'],
  ['5005551206', 'undelivered', '30008'],
  ['5005550002', 'failed', '21612'],
  ['5005550003', 'failed', '21408'],
  ['5005550004', 'failed', '21610'],
  ['5005550009', 'failed', '21614'],
] as const;

let output = '';
let durationMs = 0;
beforeAll(async () => {
  const began = performance.now();
  // It is run as users run it; a status other than 0 is an error here.
  ({ stdout: output } = await run(process.execPath, ['src/quickstart/main.ts'], { cwd: folder }));
  durationMs = performance.now() - began;
}, 30_000);

const numberIn = (pattern: RegExp): number => Number(pattern.exec(output)?.[1]);

test('it ends within 10 seconds', () => {
  expect(durationMs).toBeLessThan(10_000);
});

test('what was sent and what was refused are all rows together', () => {
  const rows = numberIn(/(\d+) rows/);
  const sent = numberIn(/to (\d+) contacts/);
  const refused = numberIn(/(\d+) refused/);

  expect(sent + refused).toBe(rows);
  expect(rows).toBe(500);
});

test('the reasons for refusals add up to their number', () => {
  const counts = [...output.matchAll(/^ {3,4}(\d+) {2}\D/gm)].map(([, count]) => Number(count));

  expect(counts.reduce((sum, count) => sum + count)).toBe(numberIn(/(\d+) refused/));
});

test('the outcomes add up to what was sent', () => {
  const table = output.slice(output.indexOf('status'));
  const counts = [...table.matchAll(/^ {2}\w+ +(?:\d{5} +)?(\d+)(?: |$)/gm)].map(([, count]) => Number(count));

  expect(counts.reduce((sum, count) => sum + count)).toBe(numberIn(/to (\d+) contacts/));
});

test.each(failures)('the message to %s is %s with %s, and its number is masked', (number, status, code) => {
  const masked = `+15•••••••${number.slice(-2)}`;

  expect(output).toMatch(new RegExp(`${status} +${code} +1 {2}\\${masked}\n`));
  expect(output).not.toContain(number);
});

test('no number of the file is shown in full, as it stands there or in E.164', () => {
  const text = readFileSync(`${folder}data/contacts.csv`, 'utf8');
  const cells = csvRows(text).map(({ cells }) => cells[2]?.trim() ?? '');
  const numbers = [
    ...cells.filter((cell) => cell.length >= 8),
    ...readContacts(text).contacts.map((each) => each.number),
  ];

  const shown = numbers.filter((number) => output.includes(number));

  expect(numbers.length).toBeGreaterThan(900);
  expect(shown).toEqual([]);
});

test('outside a terminal progress is told in plain lines', () => {
  expect(output).toMatch(/^\d+ of 441 done: /m);
  expect(output).not.toContain('\u001b');
});

test('the last line of progress says that all is done', () => {
  expect(output).toMatch(/^441 of 441 done: /m);
});

import { expect, test } from 'vitest';
import { type ProgressOutput, progressBar } from './progress-bar.ts';

interface RecordedOutput extends ProgressOutput {
  readonly texts: string[];
}

function outputOf(facts: Omit<ProgressOutput, 'write'> = {}): RecordedOutput {
  const texts: string[] = [];
  return { ...facts, texts, write: (text) => texts.push(text) };
}

test('outside a terminal each change is a plain line', () => {
  const output = outputOf();
  const bar = progressBar(output);

  bar.show({ totalCount: 4, queued: { count: 3 }, delivered: { count: 1 } });
  bar.show({ totalCount: 4, delivered: { count: 3 }, failed: { count: 1 } });
  bar.end();

  expect(output.texts).toEqual(['1 of 4 done: 3 queued, 1 delivered\n', '4 of 4 done: 3 delivered, 1 failed\n']);
});

test('what has not changed is not written again', () => {
  const output = outputOf();
  const bar = progressBar(output);

  bar.show({ totalCount: 4, sent: { count: 4 } });
  bar.show({ totalCount: 4, sent: { count: 4 } });

  expect(output.texts).toEqual(['0 of 4 done: 4 sent\n']);
});

test('in a terminal the line is cleared and written anew, and left at the end', () => {
  const output = outputOf({ isTTY: true, columns: 100 });
  const bar = progressBar(output);

  bar.show({ totalCount: 4, queued: { count: 2 }, delivered: { count: 2 } });
  bar.end();

  expect(output.texts).toEqual([
    `\r\u001b[2K${'█'.repeat(15)}${'░'.repeat(15)} 2 of 4 done: 2 queued, 2 delivered`,
    '\n',
  ]);
});

test('the bar is never wider than the terminal', () => {
  const output = outputOf({ isTTY: true, columns: 40 });
  const bar = progressBar(output);

  bar.show({ totalCount: 4, queued: { count: 2 }, delivered: { count: 2 } });

  expect(output.texts[0]?.replace('\r\u001b[2K', '')).toHaveLength(39);
});

test('undelivered and failed messages are done; queued and sent ones are not', () => {
  const output = outputOf();
  const one = { count: 1 };

  progressBar(output).show({
    totalCount: 6,
    queued: one,
    sent: one,
    delivered: one,
    read: one,
    undelivered: one,
    failed: one,
  });

  expect(output.texts[0]).toMatch(/^4 of 6 done/);
});

test.each([{}, { totalCount: null, queued: null }])('counts that are missing are zero', (delivery) => {
  const output = outputOf({ isTTY: true });

  progressBar(output).show(delivery);

  expect(output.texts[0]).toBe(`\r\u001b[2K${'░'.repeat(30)} 0 of 0 done`);
});

test('a bar that never showed anything leaves no line', () => {
  const output = outputOf({ isTTY: true });

  progressBar(output).end();

  expect(output.texts).toEqual([]);
});

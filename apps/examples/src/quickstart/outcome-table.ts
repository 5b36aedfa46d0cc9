import { maskNumber } from './mask-number.ts';

/** How a message ended. */
export interface Outcome {
  readonly number: string;
  readonly status: string;
  /** The vendor's error code, where the message did not arrive. */
  readonly errorCode?: number | undefined;
}

const titles = ['status', 'error', 'messages', 'numbers'];

/** Counts the outcomes by status and error code, the most frequent first; numbers that were not reached are masked. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const groups = [...Map.groupBy(outcomes, ({ status, errorCode }) => `${status} ${errorCode ?? ''}`)];
  const sorted = groups.sort(([a, some], [b, others]) => others.length - some.length || a.localeCompare(b));
  const lines = sorted.map(([, group]) => lineOf(group));
  const widths = titles.map((title, at) => Math.max(title.length, ...lines.map((line) => line[at]?.length ?? 0)));
  return [titles, widths.map((width) => '─'.repeat(width)), ...lines]
    .map((cells) => cells.map((cell, at) => (at === 2 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))))
    .map((cells) => `  ${cells.join('  ').trimEnd()}`)
    .join('\n');
}

function lineOf(outcomes: readonly Outcome[]): string[] {
  const [first] = outcomes;
  const hasFailed = first?.errorCode !== undefined || /^(undelivered|failed)$/.test(first?.status ?? '');
  const numbers = hasFailed ? outcomes.map(({ number }) => maskNumber(number)).join(', ') : '';
  return [first?.status ?? '', String(first?.errorCode ?? ''), String(outcomes.length), numbers];
}

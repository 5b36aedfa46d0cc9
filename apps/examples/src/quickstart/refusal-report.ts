import type { Refusal } from './read-contacts.ts';

const perLine = 4;

/** Tells what was refused, the most frequent reason first, with the lines on which to look. */
export function refusalReport(refusals: readonly Refusal[]): string {
  const byReason = [...Map.groupBy(refusals, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  return byReason
    .flatMap(([reason, found]) => [`${String(found.length).padStart(5)}  ${reason}`, ...places(found)])
    .join('\n');
}

function places(refusals: readonly Refusal[]): string[] {
  const texts = refusals.map(({ line, detail }) => `line ${line}${detail && ` (${detail})`}`);
  return texts.flatMap((_, at) => (at % perLine ? [] : `         ${texts.slice(at, at + perLine).join(', ')}`));
}

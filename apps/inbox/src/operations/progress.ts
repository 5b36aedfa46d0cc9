import type { OperationView } from '../data/views.ts';

/** The states in the order in which the bar shows them. */
const states = ['read', 'opened', 'delivered', 'sent', 'queued', 'scheduled', 'undelivered', 'failed'] as const;

/** How far a send has come. */
export interface Progress {
  readonly parts: readonly { readonly state: string; readonly count: number; readonly percent: number }[];
  /** How much of it has come to an end, good or bad. */
  readonly donePercent: number;
}

/** What the bar of a send shows. */
export function progressOf({ counts, total_count: total }: Pick<OperationView, 'counts' | 'total_count'>): Progress {
  const whole = Math.max(1, total);
  const parts = states.map((state) => {
    const count = counts[state] ?? 0;
    return { state, count, percent: (count / whole) * 100 };
  });
  const open = (counts['scheduled'] ?? 0) + (counts['queued'] ?? 0) + (counts['sent'] ?? 0);
  const donePercent = total === 0 ? 0 : Math.max(0, Math.round(((total - open) / total) * 100));
  return { parts: parts.filter(({ count }) => count > 0), donePercent };
}

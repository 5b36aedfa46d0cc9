import type { Bound } from './bounds.ts';
import type { Measurements } from './client-benches.ts';
import type { Measurement } from './compare.ts';

/** A figure that was measured, beside its bound. */
export interface Figure extends Bound, Measurement {
  readonly isMet: boolean;
  readonly reachesGoal: boolean;
}

/** Puts each measurement beside its bound, in the order of the bounds; what was not measured is left out. */
export function figuresOf(bounds: readonly Bound[], measured: Measurements): Figure[] {
  return bounds.flatMap((bound) => {
    const measurement = measured[bound.id];
    if (!measurement) return [];
    const { value } = measurement;
    const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY, goal } = bound;
    const reachesGoal = goal === undefined || (bound.atLeast === undefined ? value <= goal : value >= goal);
    return { ...bound, ...rounded(measurement), isMet: value <= atMost && value >= atLeast, reachesGoal };
  });
}

/** The figures as lines of text. */
export function table(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { title, value, unit, from, to, runs, isMet, subject, baseline } = figure;
    const sides = subject === undefined || baseline === undefined ? '' : `${subject} against ${baseline}`;
    const middle = `(${from} to ${to}, ${runs} runs)`;
    return `${isMet ? ' ' : '✗'} ${title.padEnd(64)} ${String(value).padStart(7)} ${unit.padEnd(3)} ${boundText(figure).padEnd(20)} ${middle.padEnd(26)} ${sides}`.trimEnd();
  });
  return lines.join('\n');
}

function boundText({ atMost, atLeast, goal }: Bound): string {
  const bound = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : '';
  return goal === undefined ? bound : `${bound}, goal ${goal}`;
}

function rounded(measurement: Measurement): Measurement {
  const { value, from, to, runs, subject, baseline } = measurement;
  return {
    value: round(value),
    from: round(from),
    to: round(to),
    runs,
    ...(subject !== undefined && { subject: round(subject) }),
    ...(baseline !== undefined && { baseline: round(baseline) }),
  };
}

/** Three digits say more than the noise allows. */
function round(value: number): number {
  return Number(value.toPrecision(3 + Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 2)));
}

/** The middle of some values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a part of the values lies. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** What came out of several runs: the middle, and the middle half of all. */
export interface Sample {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly runs: number;
}

/** Sums up the values of several runs. */
export function sampleOf(values: readonly number[]): Sample {
  return {
    value: median(values),
    from: quantile(values, 0.25),
    to: quantile(values, 0.75),
    runs: values.length,
  };
}

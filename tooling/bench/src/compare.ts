import { runProgram, type Settings } from './processes.ts';
import { median, type Sample, sampleOf } from './statistics.ts';

/** A figure of one bench: what came out, and what it was compared with. */
export interface Measurement extends Sample {
  /** The subject's own median, in the unit of what was measured. */
  readonly subject?: number;
  /** The baseline's own median. */
  readonly baseline?: number;
}

/** One of the two sides of a comparison: a program, and what it is told. */
export interface Side {
  readonly program: string;
  readonly settings: Settings;
}

/** The values of one side, run by run. */
export type Runs = readonly Readonly<Record<string, number>>[];

/** Runs each side in fresh processes, one after the other in turns, so that what else the machine does meets both alike. */
export async function alternate(sides: readonly Side[], rounds: number): Promise<Runs[]> {
  const runs: Record<string, number>[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++) {
    const inTurn = round % 2 === 0 ? sides : sides.toReversed();
    for (const side of inTurn) runs[sides.indexOf(side)]?.push(await runProgram(side.program, side.settings));
  }
  return runs;
}

/** Compares a value of the subject with the baseline's of the same round. */
export function ratio(subject: Runs = [], baseline: Runs = [], name: string): Measurement {
  const values = (runs: Runs): number[] => runs.map((run) => run[name] ?? Number.NaN);
  const below = values(baseline);
  return {
    ...sampleOf(values(subject).map((value, round) => value / (below[round] ?? Number.NaN))),
    subject: median(values(subject)),
    baseline: median(below),
  };
}

/** How much more the subject takes than the baseline of the same round. */
export function difference(subject: Runs = [], baseline: Runs = [], name: string): Measurement {
  const values = subject.map((run, round) => (run[name] ?? Number.NaN) - (baseline[round]?.[name] ?? Number.NaN));
  return sampleOf(values);
}

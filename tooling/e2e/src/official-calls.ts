import rows from './official-calls.json' with { type: 'json' };
import * as samples from './official-samples.ts';

/** One operation that both clients have, and what both are asked for. */
export interface OfficialCall {
  readonly operation: string;
  /** The way to the official client's method; `$` stands for an identifier, in the order of the path. */
  readonly official: string;
  /** The fields, as our client takes them. */
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}

const samplesByName = new Map<string, OfficialCall['fields']>(Object.entries(samples));

/** Every operation of the three APIs that the official client has. It has none of short codes. */
export const officialCalls: readonly OfficialCall[] = rows.map(([operation = '', official = '', sample]) => {
  const fields = sample === undefined ? undefined : samplesByName.get(sample);
  if (sample !== undefined && !fields) throw new Error(`There is no sample ${sample}.`);
  return { operation, official, fields };
});

import { rm } from 'node:fs/promises';
import { type Bound, bounds } from './bounds.ts';
import { measureDroppedCode } from './dropped-code.ts';
import { installPacked, withoutSideEffectsField } from './packed-packages.ts';
import { measureSizes } from './sizes.ts';
import { measureTypes } from './type-checks.ts';

/** A figure that was measured, beside its bound. */
export interface Figure extends Bound {
  readonly value: number;
  readonly isMet: boolean;
}

/** Measures everything, and puts each figure beside its bound. */
export async function measureAll(): Promise<Figure[]> {
  const marked = await installPacked();
  const unmarked = await withoutSideEffectsField(marked);
  try {
    return toFigures(bounds, {
      ...(await measureSizes(marked)),
      ...(await measureDroppedCode(marked, unmarked)),
      ...(await measureTypes(marked)),
    });
  } finally {
    for (const { folder } of [marked, unmarked]) await rm(folder, { recursive: true });
  }
}

/** Measures only the sizes. */
export async function measureOnlySizes(): Promise<Figure[]> {
  const installation = await installPacked();
  try {
    const values = await measureSizes(installation);
    const measured = bounds.filter(({ id }) => id in values);
    return toFigures(measured, values);
  } finally {
    await rm(installation.folder, { recursive: true });
  }
}

/** Puts values beside their bounds; a figure that was not measured, or has no entry, is a fault of ours. */
function toFigures(all: readonly Bound[], values: Readonly<Record<string, number>>): Figure[] {
  const known = new Set(all.map(({ id }) => id));
  for (const id of Object.keys(values)) if (!known.has(id)) throw new Error(`bounds.ts has no entry for ${id}`);
  return all.map((bound) => {
    const value = values[bound.id];
    if (value === undefined) throw new Error(`nothing measures ${bound.id}`);
    return { ...bound, value, isMet: bound.atMost === undefined || value <= bound.atMost };
  });
}

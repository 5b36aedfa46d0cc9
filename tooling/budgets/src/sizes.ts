import { gzipSync } from 'node:zlib';
import { byEsbuild } from './bundlers.ts';
import { measureEveryOperation } from './every-operation.ts';
import { kilobytes } from './kilobytes.ts';
import { type Installation, installedBytes } from './packed-packages.ts';
import { programNames } from './programs.ts';

/** Measures what users download: the bundle of each program, and one product installed. */
export async function measureSizes(installation: Installation): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const name of programNames) {
    const code = await byEsbuild(installation.programs[name]);
    figures[`size.${name}`] = kilobytes(gzipSync(code, { level: 9 }).length);
  }
  Object.assign(figures, await measureEveryOperation(installation));
  return { ...figures, installed: kilobytes(await installedBytes(installation, '@comms/messages')) };
}

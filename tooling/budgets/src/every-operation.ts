import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { OperationFacts } from '@comms/core';
import { byEsbuild } from './bundlers.ts';
import { kilobytes } from './kilobytes.ts';
import { type Installation, products } from './packed-packages.ts';

/** Measures a bundle for each operation of every product and dialect alone, and gives the largest of each kind. */
export async function measureEveryOperation({ folder }: Installation): Promise<Record<string, number>> {
  const largest = { execute: 0, paginate: 0, send: 0 };
  for (const { entry, operations } of await readEntries(folder)) {
    for (const [name, { page, starts }] of Object.entries(operations)) {
      const kind = starts ? 'send' : page ? 'paginate' : 'execute';
      const file = join(folder, `one-${name}.js`);
      await writeFile(file, programOf(entry, name, kind === 'paginate' ? 'paginate' : 'execute'));
      const size = gzipSync(await byEsbuild(file), { level: 9 }).length;
      largest[kind] = Math.max(largest[kind], size);
    }
  }
  return {
    'size.one.execute': kilobytes(largest.execute),
    'size.one.paginate': kilobytes(largest.paginate),
    'size.one.send': kilobytes(largest.send),
  };
}

/** An entry point with literals. */
export interface OperationsEntry {
  /** As users import it, such as `@comms/messages/v1/operations`. */
  readonly entry: string;
  readonly operations: Readonly<Record<string, OperationFacts>>;
}

/** Reads the literals of every product, of v1 too where it has that. */
export async function readEntries(folder: string): Promise<OperationsEntry[]> {
  const entries: OperationsEntry[] = [];
  for (const product of products) {
    for (const place of ['operations', 'v1/operations']) {
      const file = join(folder, 'node_modules/@comms', product, `dist/${place}.js`);
      if (!existsSync(file)) continue;
      entries.push({ entry: `@comms/${product}/${place}`, operations: await import(pathToFileURL(file).href) });
    }
  }
  return entries;
}

function programOf(entry: string, name: string, call: 'execute' | 'paginate'): string {
  return `
    import { createClient, ${call} } from '@comms/core';
    import { ${name} } from '${entry}';
    ${call}(createClient(), ${name}, {}).then(console.log);`;
}

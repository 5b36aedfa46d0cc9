import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { OperationFacts } from '@comms/core';
import { byEsbuild } from './bundlers.ts';
import { kilobytes } from './kilobytes.ts';
import { type Installation, products } from './packed-packages.ts';

/** Measures a bundle for each operation of every product alone, and gives the largest of each kind. */
export async function measureEveryOperation({ folder }: Installation): Promise<Record<string, number>> {
  const largest = { execute: 0, paginate: 0, send: 0 };
  for (const product of products) {
    const entry = join(folder, 'node_modules/@comms', product, 'dist/operations.js');
    const operations: Record<string, OperationFacts> = await import(pathToFileURL(entry).href);
    for (const [name, { page, starts }] of Object.entries(operations)) {
      const kind = starts ? 'send' : page ? 'paginate' : 'execute';
      const file = join(folder, `one-${name}.js`);
      await writeFile(file, programOf(product, name, kind === 'paginate' ? 'paginate' : 'execute'));
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

function programOf(product: string, name: string, call: 'execute' | 'paginate'): string {
  return `
    import { createClient, ${call} } from '@comms/core';
    import { ${name} } from '@comms/${product}/operations';
    ${call}(createClient(), ${name}, {}).then(console.log);`;
}

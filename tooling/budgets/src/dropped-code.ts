import * as operations from '@comms/messages/operations';
import { bundlers } from './bundlers.ts';
import type { Installation } from './packed-packages.ts';

/** The programs that together use all packages whole. */
const everything = ['Messages', 'Comms', 'webhooks'] as const;

/** Looks for code that no one asked for: operations beside the one that is used, and `node:` modules in browsers. */
export async function measureDroppedCode(
  marked: Installation,
  unmarked: Installation,
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const [name, bundle] of Object.entries(bundlers)) {
    figures[`unused.${name}.marked`] = unusedOperations(await bundle(marked.programs.fetchOneMessage));
    figures[`unused.${name}.unmarked`] = unusedOperations(await bundle(unmarked.programs.fetchOneMessage));
    let nodeModules = 0;
    for (const program of everything) {
      nodeModules += [...(await bundle(marked.programs[program])).matchAll(/["'`]node:\w/g)].length;
    }
    figures[`node.${name}`] = nodeModules;
  }
  return figures;
}

/** How often the ids and paths of operations other than `fetchOneMessage` stand in a bundle that uses only that one. */
function unusedOperations(code: string): number {
  const { fetchOneMessage, ...others } = operations;
  if (!code.includes(fetchOneMessage.id)) throw new Error(`the bundle lacks ${fetchOneMessage.id} itself`);
  let found = 0;
  for (const { id, path } of Object.values(others)) {
    const literals = path === fetchOneMessage.path ? [id] : [id, path];
    for (const literal of literals) {
      for (const quote of ['"', "'", '`']) found += code.split(quote + literal + quote).length - 1;
    }
  }
  return found;
}

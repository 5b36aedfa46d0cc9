import * as operations from '@comms/messages/operations';
import { bundlers } from './bundlers.ts';
import { readEntries } from './every-operation.ts';
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
    const { v1, preview } = await namesOfDialects(marked);
    figures[`dialect.${name}.v1`] = strangers(await bundle(marked.programs.everyV1), v1, preview);
    figures[`dialect.${name}.preview`] = strangers(await bundle(marked.programs.everyPreview), preview, v1);
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

/** How many names of the other dialect stand in a bundle. */
function strangers(code: string, own: readonly string[], others: readonly string[]): number {
  const find = (names: readonly string[]): number =>
    names.filter((each) => ['"', "'", '`'].some((quote) => code.includes(quote + each + quote))).length;
  if (find(own) === 0) throw new Error('the bundle has nothing of its own dialect');
  return find(others);
}

/** What stands in the bundles of each dialect alone: the ids of its operations, and its server. */
async function namesOfDialects({ folder }: Installation): Promise<Record<'v1' | 'preview', string[]>> {
  const literals = (await readEntries(folder)).flatMap((entry) => Object.values(entry.operations));
  const namesOf = (api: string): string[] => {
    const own = literals.filter((literal) => literal.api.name === api);
    if (own.length === 0) throw new Error(`there are no operations of ${api}`);
    return own.flatMap(({ id, api: { servers } }) => [id, ...servers]);
  };
  return { v1: namesOf('commsV1'), preview: namesOf('commsPreview') };
}

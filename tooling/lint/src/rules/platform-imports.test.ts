import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { platformImports } from './platform-imports.ts';

const text = `import { request } from 'node:http';\nexport { request };`;

test.each(['packages/a/src/platform.node.ts', 'packages/a/src/a.test.ts', 'apps/a/src/a.ts'])(
  '%s may import what only Node has',
  async (path) => {
    expect(await checkTree(platformImports, { [path]: text })).toEqual({ passed: true, output: '' });
  },
);

test.each([
  text,
  `export { request } from 'node:http';`,
  `export const load = () => import('node:http');`,
  `export type Server = import('node:http').Server;`,
  `import type { Server } from 'node:http';\nexport type A = Server;`,
])('%j fails in other files of packages', async (source) => {
  const outcome = await checkTree(platformImports, { 'packages/a/src/a.ts': source });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('packages/a/src/a.ts:1');
});

import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { casts } from './casts.ts';

test.each([
  ['as const', `export const a = ['x'] as const;`],
  ['a cast with its reason above', `// The server was asked for text.\nexport const a = b as string;`],
  ['a cast with its reason on its line', `export const a = b as string; // the server was asked for text`],
  ['satisfies', `export const a = { b: 1 } satisfies object;`],
  ['a renamed import', `import { a as b } from './a.ts';\nexport { b as c };`],
])('%s passes', async (_, text) => {
  expect(await checkTree(casts, { 'packages/a/src/a.ts': text })).toEqual({ passed: true, output: '' });
});

test.each([
  ['a cast without a reason', 'export const a = b as string;', '`as` claims'],
  ['a cast in the old form', 'export const a = <string>b;', '`as` claims'],
  [
    'a cast whose comment only silences a tool',
    '// biome-ignore lint: no\nexport const a = b as string;',
    '`as` claims',
  ],
  ['any', 'export const a: any = 1;', '`any` turns'],
  ['any with a comment', '// why not\nexport const a: any = 1;', '`any` turns'],
  ['a non-null assertion', 'export const a = b!.c;', '`!` claims'],
  ['a definite assignment', 'export class A { b!: string }', '`!` claims'],
])('%s fails', async (_, text, reason) => {
  const outcome = await checkTree(casts, { 'packages/a/src/a.ts': text });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain(reason);
});

test('tests and tools may cast', async () => {
  const text = 'export const a = b as string;';

  const outcome = await checkTree(casts, { 'packages/a/src/a.test.ts': text, 'tooling/a/src/a.ts': text });

  expect(outcome.passed).toBe(true);
});

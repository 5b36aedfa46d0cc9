import { expect, test } from 'vitest';
import { checkTree, type Tree } from '../../test/fixture-tree.ts';
import { examples } from './examples.ts';

const built: Tree = {
  'packages/core/package.json': JSON.stringify({
    name: '@comms/core',
    type: 'module',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  }),
  'packages/core/dist/index.d.ts': 'export declare function send(text: string): Promise<number>;\n',
};

const sound = `import { send } from '@comms/core';\n\nconst count: number = await send('Hello …');\n`;
const faulty = `import { send } from '@comms/core';\n\nconst count: string = await send('Hello');\n`;

const fenced = (code: string): string => `# Title\n\n\`\`\`ts\n${code}\`\`\`\n`;
const documented = (code: string): string =>
  `/**\n * Sends.\n *\n * @example\n${code.replaceAll(/^/gm, ' * ')}\n *\n * @see the reference\n */\nexport const a = 1;\n`;

test.each([
  ['a README', { 'packages/core/README.md': fenced(sound) }],
  ["the workspace's README", { 'README.md': fenced(sound) }],
  ['a guide', { 'apps/docs/guides/first.md': fenced(sound) }],
  ['a doc block', { 'packages/core/src/a.ts': documented(sound) }],
  ['a block of another language', { 'README.md': '```sh\nnpm start\n```\n' }],
  ['two blocks that name the same thing', { 'README.md': fenced(sound) + fenced(sound) }],
  [
    "a property's value",
    { 'packages/core/src/a.ts': 'export interface A {\n  /** @example +12065550100 */\n  b: string;\n}\n' },
  ],
])('%s with sound examples passes', async (_, tree) => {
  expect(await checkTree(examples, { ...built, ...tree })).toEqual({ passed: true, output: '' });
});

test.each([
  ['a README', { 'packages/core/README.md': fenced(faulty) }, 'packages/core/README.md:6'],
  ["the workspace's README", { 'README.md': fenced(faulty) }, 'README.md:6'],
  ['a guide', { 'apps/docs/guides/first.md': fenced(faulty) }, 'apps/docs/guides/first.md:6'],
  ['a doc block', { 'packages/core/src/a.ts': documented(faulty) }, 'packages/core/src/a.ts:7'],
  ['the sandbox', { 'apps/sandbox/src/a.ts': documented(faulty) }, 'apps/sandbox/src/a.ts:7'],
])('%s with a faulty example fails at its line', async (_, tree, place) => {
  const outcome = await checkTree(examples, { ...built, ...tree });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain(
    `${place}  this example does not compile: Type 'number' is not assignable to type 'string'`,
  );
});

test.each([
  ['an export that is not there', `import { receive } from '@comms/core';\n`],
  ['a package that is not there', `import { send } from '@comms/nowhere';\n`],
  ['a name that only an example before has', 'await send();\n'],
  ['text that is no code', 'send the message\n'],
])('%s fails', async (_, code) => {
  const outcome = await checkTree(examples, { ...built, 'README.md': fenced(code) });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('README.md:4');
});

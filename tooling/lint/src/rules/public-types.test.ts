import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { publicTypes } from './public-types.ts';

const path = 'packages/a/dist/index.d.ts';

test('declarations that name only our own packages pass', async () => {
  const text = `import { Client } from '@comms/core';\nexport { A } from './types-Bc.js';\nexport declare const a: Client;\n`;

  expect(await checkTree(publicTypes, { [path]: text })).toEqual({ passed: true, output: '' });
});

test.each([
  `import { KyInstance } from 'ky';\nexport declare const a: KyInstance;\n`,
  `export declare const a: import('ky').KyInstance;\n`,
  `export { HTTPError } from 'ky';\n`,
])('%j fails', async (text) => {
  const outcome = await checkTree(publicTypes, { [path]: text });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain(`${path}  shows users a type of \`ky\``);
});

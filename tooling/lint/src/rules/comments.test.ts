import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { comments } from './comments.ts';

// The marks are put together here, so that this file holds none.
const mark = ['TO', 'DO'].join('');

test.each([
  '// The server counts the day in UTC, so a local date would be refused near midnight.\nexport {};',
  `// ${mark}(#12): read the new header.\nexport {};`,
  `export const text = '// ${mark}: in a string';`,
  'export interface A {\n  /** On its own line. */\n  b: string;\n}',
  '// if this fails, the caller looks it up;\nexport {};',
])('%j passes', async (text) => {
  expect(await checkTree(comments, { 'tooling/a/src/a.ts': text })).toEqual({ passed: true, output: '' });
});

test.each([
  [`export {}; // ${mark}: read the new header`, 'the number of its issue'],
  [`/* ${['FIX', 'ME'].join('')} later */\nexport {};`, 'the number of its issue'],
  ['// const before = now();\nexport {};', 'code in a comment'],
  ['function a() {\n  // this.b.send(1);\n}', 'code in a comment'],
  ['export interface A {\n  b: string; // lost\n}', 'lost from the published types'],
  ['export class A {\n  b = 1; // lost\n}', 'lost from the published types'],
])('%j fails: %s', async (text, reason) => {
  const outcome = await checkTree(comments, { 'tooling/a/src/a.ts': text });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain(reason);
});

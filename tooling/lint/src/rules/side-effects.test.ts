import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { sideEffects } from './side-effects.ts';

test.each([
  `import { a } from './a.ts';\nexport { a };`,
  `export const a = { b: [1, 'x', /y/], c: () => call() };`,
  `export const a = /* @__PURE__ */ Symbol.for('a');`,
  `const a = /* @__PURE__ */ new Map();\nexport const b = a;`,
  `export class A { static kind = 'A'; #map = new Map(); now() { return Date.now(); } }`,
  `export function a() { return process.env.HOME; }`,
  `export interface A { b: ReturnType<typeof globalThis.fetch> }`,
])('%j passes', async (text) => {
  expect(await checkTree(sideEffects, { 'packages/a/src/a.ts': text })).toEqual({ passed: true, output: '' });
});

test.each([
  ['export const a = new Map();', 'this call runs'],
  ['export const a = { b: make() };', 'this call runs'],
  ['export const a = make`it`;', 'this call runs'],
  ['export const a = await make();', 'this call runs'],
  ['export class A { static b = make(); }', 'this call runs'],
  ['export class A { static { make(); } }', 'this call runs'],
  ['export class A extends make() {}', 'this call runs'],
  ['Array.prototype.first = 1;', 'this statement runs'],
  ['start();', 'this statement runs'],
  ['if (true) { }', 'this statement runs'],
  ['export const home = process.env;', 'reads the environment'],
  ['export const fetch = globalThis.fetch;', 'reads the environment'],
])('%j fails: %s', async (text, reason) => {
  const outcome = await checkTree(sideEffects, { 'packages/a/src/a.ts': text });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain(reason);
});

test('the platform file may read what the platform has', async () => {
  const text = 'const platformFetch = globalThis.fetch;\nexport const isOwn = () => fetch === platformFetch;';

  expect((await checkTree(sideEffects, { 'packages/core/src/platform.node.ts': text })).passed).toBe(true);
});

import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { asyncMethods } from './async-methods.ts';

const inClass = (member: string): string => `export class Proxy {\n  ${member}\n}\n`;

test.each([
  'async fetchOne(id: string): Promise<A> { return await execute(this.#client, fetchOne, { id }); }',
  'listAll(): PageList<A> { return paginate(this.#client, listAll, {}); }',
  'operation(id: string): OperationHandle<A> { return operationHandle(this.#client, work, id); }',
  'async each(): Promise<A> { return await run(() => { return later(); }); }',
  'private later() { return this.#send(); }',
  'async remove(): Promise<void> {}',
])('%j passes', async (member) => {
  const tree = { 'packages/proxy/src/proxy.ts': inClass(member) };

  expect(await checkTree(asyncMethods, tree)).toEqual({ passed: true, output: '' });
});

test.each([
  ['fetchOne(id: string): Promise<A> { return execute(this.#client, fetchOne, { id }); }', 'is not `async`'],
  ['fetchOne(id: string) { return this.#send(id); }', 'is not `async`'],
  ['fetchOne(id: string): Answer { return execute(this.#client, fetchOne, { id }); }', 'is not `async`'],
  ['async fetchOne(id: string): Promise<A> { return execute(this.#client, fetchOne, { id }); }', 'without `await`'],
  ['async fetchOne(id: string): Promise<A> { if (id) return a; return await b; }', 'without `await`'],
])('%j fails: %s', async (member, reason) => {
  const outcome = await checkTree(asyncMethods, { 'packages/proxy/src/proxy.ts': inClass(member) });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('packages/proxy/src/proxy.ts:2');
  expect(outcome.output).toContain(reason);
});

test('core is no product', async () => {
  const text = inClass('clone(): Promise<A> { return make(); }');

  expect((await checkTree(asyncMethods, { 'packages/core/src/a.ts': text })).passed).toBe(true);
});

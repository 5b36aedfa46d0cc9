import { expect, test } from 'vitest';
import { tellApart } from './tell-apart.ts';

const string = { type: 'string' };
const byName = { type: 'object', properties: { name: string, note: string }, required: ['name'] };
const byId = { type: 'object', properties: { id: string, note: string }, required: ['id'] };

test('where no branch fits, the keys to choose from are named', () => {
  const chain = tellApart({ anyOf: [byName, byId] }, {});

  expect(chain.else?.else).toEqual({ type: 'object', anyOf: [{ required: ['name'] }, { required: ['id'] }] });
});

test('branches with values of their own in one field are told apart by them', () => {
  const cat = { type: 'object', properties: { kind: { const: 'cat' }, name: string }, required: ['kind', 'name'] };
  const dog = { type: 'object', properties: { kind: { const: 'dog' }, name: string }, required: ['kind', 'name'] };

  const chain = tellApart({ anyOf: [cat, dog] }, {});

  expect(chain.if).toEqual({ required: ['kind'], properties: { kind: { enum: ['cat'] } } });
  expect(chain.else?.else?.properties).toEqual({ kind: { enum: ['cat', 'dog'] } });
});

test('a nullable union is told apart where it is not null', () => {
  const chain = tellApart({ anyOf: [byName, byId, { type: 'null' }] }, {});

  expect(chain.if).toEqual({ not: { type: 'null' } });
  expect(chain.then?.if).toEqual({ required: ['name'] });
});

test('a union within a union is one chain', () => {
  const definitions = {
    Known: { anyOf: [byName, byId] },
    ByPhone: { type: 'object', properties: { phone: string }, required: ['phone'] },
  };

  const chain = tellApart({ anyOf: [{ $ref: '#/$defs/Known' }, { $ref: '#/$defs/ByPhone' }] }, definitions);

  expect(chain.else?.else?.then).toEqual({ $ref: '#/$defs/ByPhone' });
});

test('a union of which a branch is no object stays as it is', () => {
  const union = { anyOf: [byName, string] };

  expect(tellApart(union, {})).toEqual(union);
});

test('branches that nothing tells apart stay as they are', () => {
  const union = {
    anyOf: [
      { type: 'object', properties: { one: string } },
      { type: 'object', properties: { other: string } },
    ],
  };

  expect(tellApart(union, {})).toEqual(union);
});

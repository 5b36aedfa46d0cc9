import { expect, test } from 'vitest';
import { poolDefinitions } from './definition-pool.ts';
import type { Definitions } from './schema.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };

function source(place: string, direction: 'request' | 'response', definitions: Definitions) {
  return { place, direction, definitions };
}

test('a type that is the same everywhere is one definition', () => {
  const asked = source('notes', 'request', { Size: whole });
  const answered = source('files', 'response', { Size: whole });

  const pool = poolDefinitions([asked, answered]);

  expect(pool.definitions).toEqual({ Size: whole });
  expect(pool.rename({ $ref: '#/$defs/Size' }, asked)).toEqual({ $ref: '#/$defs/Size' });
});

test('a type that differs by direction has a suffix in requests', () => {
  const asked = source('notes', 'request', { Size: whole });
  const answered = source('notes', 'response', { Size: text });

  const pool = poolDefinitions([asked, answered]);

  expect(pool.definitions).toEqual({ Size: text, 'Size.Request': whole });
  expect(pool.rename({ $ref: '#/$defs/Size' }, asked)).toEqual({ $ref: '#/$defs/Size.Request' });
});

test('different types of one name have their packages as prefixes', () => {
  const pool = poolDefinitions([
    source('files', 'response', { Size: whole }),
    source('notes', 'response', { Size: text }),
  ]);

  expect(pool.definitions).toEqual({ 'files.Size': whole, 'notes.Size': text });
});

test('a type differs where a type that it points to differs', () => {
  const box = { type: 'object', properties: { size: { $ref: '#/$defs/Size' } } };

  const pool = poolDefinitions([
    source('notes', 'request', { Box: box, Size: whole }),
    source('notes', 'response', { Box: box, Size: text }),
  ]);

  expect(pool.definitions['Box.Request']?.properties).toEqual({ size: { $ref: '#/$defs/Size.Request' } });
  expect(pool.definitions['Box']?.properties).toEqual({ size: { $ref: '#/$defs/Size' } });
});

test('two types of one name in one package are refused', () => {
  const sources = [source('notes', 'response', { Size: whole }), source('notes', 'response', { Size: text })];

  expect(() => poolDefinitions(sources)).toThrow('Two types of notes are called Size');
});

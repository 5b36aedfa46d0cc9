import { expect, test } from 'vitest';
import { layoutOf, layoutText, type Person } from './diagram-layout.ts';

function person(id: string, via: string | null = null): Person {
  return { id, name: id, address: `+1${id}`, via };
}

test('people stand at both sides, in turns', () => {
  const { places } = layoutOf(['a', 'b', 'c'].map((id) => person(id)));

  expect(places.map(({ person: { id }, isLeft }) => [id, isLeft])).toEqual([
    ['a', true],
    ['b', false],
    ['c', true],
  ]);
});

test('no one stands on another, and all are in the picture', () => {
  const { places, height } = layoutOf(Array.from({ length: 9 }, (_, index) => person(String(index))));
  const spots = places.map(({ isLeft, y }) => `${isLeft} ${y}`);

  expect(new Set(spots).size).toBe(9);
  expect(places.every(({ y }) => y > 0 && y < height)).toBe(true);
});

test('the one who stands alone at a side stands in the middle', () => {
  const { places, hub } = layoutOf(['a', 'b', 'c'].map((id) => person(id)));

  expect(places[1]?.y).toBe(hub.y);
});

test('the picture can be told in words', () => {
  expect(layoutText([person('a', '+9'), { ...person('b'), address: '' }])).toBe('a (+1a) through +9; b.');
  expect(layoutText([])).toBe('Nobody is in it yet.');
});

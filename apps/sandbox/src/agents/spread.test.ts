import { expect, test } from 'vitest';
import type { KnownAgent } from './agent-directory.ts';
import { spread } from './spread.ts';

const agents: KnownAgent[] = Array.from({ length: 5 }, (_, seq) => ({
  seq,
  id: `agent_${seq}`,
  address: `agent${seq}`,
  channel: 'chat',
}));
const texts = Array.from({ length: 1000 }, (_, index) => `+1206${5_550_000 + index}`);
const chosen = (from: readonly KnownAgent[]): (number | undefined)[] => texts.map((text) => spread(from, text)?.seq);

test('the same text always chooses the same agent, in whatever order they are', () => {
  expect(chosen(agents.toReversed())).toEqual(chosen(agents));
});

test('each agent is chosen for about as many texts', () => {
  const counts = Map.groupBy(chosen(agents), (seq) => seq);

  expect([...counts.values()].every(({ length }) => length > 150 && length < 250)).toBe(true);
  expect(counts.size).toBe(5);
});

test('when an agent goes, only its own texts move', () => {
  const before = chosen(agents);
  const after = chosen(agents.filter(({ seq }) => seq !== 2));

  const moved = before.filter((seq, index) => seq !== after[index]);
  expect(new Set(moved)).toEqual(new Set([2]));
});

test('of no agents none is chosen', () => {
  expect(spread([], 'text')).toBeUndefined();
});

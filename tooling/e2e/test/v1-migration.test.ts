import { readFileSync } from 'node:fs';
import * as agents from '@comms/agents/v1/operations';
import type { OperationFacts } from '@comms/core';
import * as emails from '@comms/emails/v1/operations';
import * as messages from '@comms/messages/v1/operations';
import * as push from '@comms/push/v1/operations';
import { expect, test } from 'vitest';
import { everyOperation } from '../src/every-operation.ts';

const guide = readFileSync(new URL('../../../apps/docs/v1.md', import.meta.url), 'utf8');
const rows = guide.split('\n').filter((line) => line.startsWith('|'));

/** The operations that the columns of all tables name, by the place of the column. */
function namedIn(column: number): Set<string> {
  const cells = rows.map((row) => row.split(/(?<!\\)\|/)[column] ?? '');
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)));
}

const preview = [...everyOperation.values()].filter(({ api }) => api.name === 'commsPreview');
const v1 = [agents, emails, messages, push].flatMap((literals) => Object.values<OperationFacts>(literals));
const nameOf = ({ id }: OperationFacts): string => id.slice(id.lastIndexOf('.') + 1);

test('the guide says of each of the 102 operations of the preview what became of it', () => {
  const named = namedIn(1);

  expect(preview).toHaveLength(102);
  expect(preview.map(nameOf).filter((name) => !named.has(name))).toEqual([]);
});

test('the guide names each operation of v1, beside what it was before', () => {
  const named = namedIn(2);

  expect(v1.map(nameOf).filter((name) => !named.has(name))).toEqual([]);
  expect(v1.every(({ id, api }) => id.startsWith('v1.') && api.name === 'commsV1')).toBe(true);
});

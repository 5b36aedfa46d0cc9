import type { Call } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import { type OperationRow, operationOf, type SendResource } from '../operations/operation.ts';
import { bareV1Id } from './identifier.ts';

/** The operation that a path of v1 names. @throws {Refusal} 404 */
export function findV1Operation(call: Call, resource: SendResource, id: string): OperationRow {
  const row = operationOf(call, resource, bareV1Id('operation', id));
  if (!row) throw notFound('operation', id);
  return row;
}

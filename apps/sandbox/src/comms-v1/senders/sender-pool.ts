import type { SenderPool } from '@comms/agents/v1';
import type { AgentPoolFields } from '../../agents/agent-pool.ts';
import type { Call } from '../../api/implement.ts';
import { notFound, Refusal } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import { datesOf, type Owner, type ResourceRow, resourceOf } from '../../resources/resource.ts';
import { bareV1Id, v1Id } from '../identifier.ts';
import { poolOperationKind } from './pool-operation.ts';

/** The agent pool that is the sender pool of a path. @throws {Refusal} 404 */
export function findSenderPool(call: Call, id: string): ResourceRow {
  const row = resourceOf(call, 'agentpool', bareV1Id('senderpool', id));
  if (!row) throw notFound('sender pool', id);
  return row;
}

/** An agent pool as v1 shows it. */
export function senderPoolView(row: ResourceRow): CamelWire<SenderPool> {
  const { friendly_name: name, tags }: AgentPoolFields = JSON.parse(row.fields);
  const { created_at: createdAt, updated_at: updatedAt } = datesOf(row);
  return { id: v1Id('senderpool', row.id), name: name ?? '', tags, createdAt, updatedAt };
}

/** @throws {Refusal} 409 when another pool has that name already, or is about to be made with it. */
export function refuseTakenName({ services: { database }, account }: Owner, name: string | undefined, own = 0): void {
  if (!name) return;
  const taken = database.get(
    `SELECT 1 FROM resources WHERE account = ? AND deleted_at IS NULL AND seq <> ?
      AND (kind = 'agentpool' AND fields ->> 'friendly_name' = ?
        OR kind = '${poolOperationKind}' AND fields ->> 'status' = 'PROCESSING' AND fields ->> 'name' = ?)`,
    account,
    own,
    name,
    name,
  );
  if (taken) throw new Refusal(409, { code: 20409, field: 'name', message: 'name is the one of another sender pool' });
}

import type { OperationAccepted, OperationStatus } from '@comms/conversations-v2';
import type { Call, Reply } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import type { CamelWire } from '../api/wire.ts';
import { bareId, prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';

/** The kind of job that takes long-running work on. */
export const longOperationJob = 'orchestrator_operation';

/** How long work waits before it begins, and how long it then takes, in milliseconds. */
const [pendingMs, runningMs] = [100, 200];

/** What can be done by long-running work. */
export type Work = 'createConfiguration' | 'updateConfiguration' | 'deleteConfiguration' | 'deleteConversation';

/** Long-running work: a row. */
export interface LongOperation {
  readonly seq: number;
  readonly account: number;
  readonly id: string;
  readonly work: Work;
  /** The identifier of what it is about, without its prefix. */
  readonly target: string;
  /** JSON: what the target is to be. */
  readonly fields: string;
  readonly status: 'PENDING' | 'RUNNING' | 'COMPLETED' | 'FAILED';
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly error: string | null;
}

/** Why work failed, as answers show it. */
export interface WorkProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

/** Does what the work is for when its time has come, within `write`; a problem says why it failed. */
export type DoWork = (owner: Owner, operation: LongOperation) => WorkProblem | undefined;

/** Takes long-running work on, and answers with where it can be followed. */
export function startWork(
  call: Call,
  { work, target, fields = {} }: { readonly work: Work; readonly target: string; readonly fields?: object },
): Reply<CamelWire<OperationAccepted>> {
  const { services, account, baseURL } = call;
  const { database, clock, ids, jobs } = services;
  const now = clock.now();
  const id = database.write(() => {
    const ulid = ids.next();
    const seq = database.insert(
      `INSERT INTO orchestrator_operations (account, id, work, target, fields, status, created_at)
        VALUES (?, ?, ?, ?, ?, 'PENDING', ?)`,
      account,
      ulid,
      work,
      target,
      JSON.stringify(fields),
      now,
    );
    jobs.add({ kind: longOperationJob, subject: seq, dueAt: now + pendingMs });
    return operationIdOf(ulid);
  });
  return {
    status: 202,
    headers: { 'operation-id': id },
    body: { statusUrl: statusURL(baseURL, id), related: relatedOf(work, target) },
  };
}

/** The work of the job: begins what waits, and ends what has begun. */
export function advanceWork(services: Services, doWork: DoWork, seq: number, dueAt: number): undefined {
  const { database, jobs } = services;
  const operation = database.get<LongOperation>(
    'SELECT * FROM orchestrator_operations WHERE seq = ? AND completed_at IS NULL',
    seq,
  );
  if (!operation) return;
  if (operation.status === 'PENDING') {
    database.run("UPDATE orchestrator_operations SET status = 'RUNNING' WHERE seq = ?", seq);
    jobs.add({ kind: longOperationJob, subject: seq, dueAt: dueAt + runningMs });
    return;
  }
  const problem = doWork({ services, account: operation.account }, operation);
  database.run(
    'UPDATE orchestrator_operations SET status = ?, completed_at = ?, error = ? WHERE seq = ?',
    problem ? 'FAILED' : 'COMPLETED',
    dueAt,
    problem ? JSON.stringify(problem) : null,
    seq,
  );
}

/** Whether work on something is under way. */
export function isBeingWorkedOn({ services: { database }, account }: Owner, target: string): boolean {
  const open = 'SELECT 1 FROM orchestrator_operations WHERE account = ? AND target = ? AND completed_at IS NULL';
  return database.get(open, account, target) !== undefined;
}

/** What the work that is under way will make. */
export function fieldsUnderWay({ services: { database }, account }: Owner): LongOperation[] {
  return database.all<LongOperation>(
    `SELECT * FROM orchestrator_operations WHERE account = ? AND completed_at IS NULL
      AND work IN ('createConfiguration', 'updateConfiguration')`,
    account,
  );
}

/** The work that a path names. @throws {Refusal} 404 */
export function findWork({ services: { database }, account }: Owner, id: string): LongOperation {
  const row = database.get<LongOperation>(
    'SELECT * FROM orchestrator_operations WHERE account = ? AND id = ?',
    account,
    bareId('conv_operation', id),
  );
  if (!row) throw notFound('operation', id);
  return row;
}

/** Where work stands, as answers show it. */
export function workView(row: LongOperation, baseURL: string): CamelWire<OperationStatus> {
  const { status, completed_at: completedAt, error } = row;
  const operationId = operationIdOf(row.id);
  return {
    operationId,
    status,
    createdAt: new Date(row.created_at).toISOString(),
    ...(completedAt !== null && { completedAt: new Date(completedAt).toISOString() }),
    statusUrl: statusURL(baseURL, operationId),
    ...(error !== null && { error: JSON.parse(error) }),
    related: relatedOf(row.work, row.target),
  };
}

function operationIdOf(ulid: string): string {
  return prefixedId('conv_operation', ulid);
}

function statusURL(baseURL: string, operationId: string): string {
  return `${baseURL}/ControlPlane/Operations/${operationId}`;
}

function relatedOf(work: Work, target: string): Record<string, string> {
  return work === 'deleteConversation'
    ? { conversationId: prefixedId('conv_conversation', target) }
    : { configurationId: prefixedId('conv_configuration', target) };
}

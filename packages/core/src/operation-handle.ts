import type { Client, RequestOptions } from './client.ts';
import { ApiError, ConfigurationError, NetworkError, OperationError, TimeoutError } from './errors.ts';
import { execute } from './execute.ts';
import type { StartedTask, StartedWork, WorkFacts } from './operation.ts';
import { type PageList, paginate } from './page-list.ts';
import { sleep } from './sleep.ts';
import type { WireResponse } from './wire.ts';

/** How to wait for the end of long-running work. */
export interface WaitOptions<Status = unknown> {
  /** How long to wait at most. The work goes on when the wait is over. */
  readonly deadlineMs: number;
  /**
   * The first pause between two looks; each pause is longer than the one before.
   *
   * @default 250
   */
  readonly minDelayMs?: number | undefined;
  /**
   * The longest pause between two looks.
   *
   * @default 5000
   */
  readonly maxDelayMs?: number | undefined;
  /** Told about each look. */
  readonly onProgress?: ((status: Status) => void) | undefined;
  /**
   * What `wait` takes for success: `completed` alone, or any end (`settled`).
   *
   * @default "completed"
   */
  readonly until?: 'completed' | 'settled' | undefined;
  /** Ends the waiting. The work goes on. */
  readonly signal?: AbortSignal | undefined;
}

/** A handle in the form in which it can be kept. */
export interface OperationReference {
  readonly id: string;
}

/**
 * Follows long-running work whose state alone can be asked for, here or, by its id, in another process.
 *
 * It is not a promise: `await handle` waits for nothing. `wait` does.
 */
export interface TaskHandle<Status> {
  /** The operation's id. */
  readonly id: string;
  /** The state that was seen last. */
  readonly last: Status | undefined;
  /** Gets the state. */
  refresh(options?: RequestOptions): Promise<Status>;
  /**
   * Waits for the end, and gives the last state.
   *
   * @throws {TimeoutError} when the deadline comes first.
   * @throws {OperationError} when the work was canceled or failed, unless `until` is `settled`.
   */
  wait(options: WaitOptions<Status>): Promise<Status>;
  /**
   * Gives each state that is seen, the last included.
   *
   * @throws {TimeoutError} when the deadline comes first.
   */
  updates(options: WaitOptions<Status>): AsyncIterable<Status>;
  /** The handle as data: keep it, and take the work up again with its id. */
  toJSON(): OperationReference;
}

/** Follows long-running work that can be canceled, and lists what it makes. */
export interface OperationHandle<Status, Resource> extends TaskHandle<Status> {
  /** Cancels what is not done yet. */
  cancel(options?: RequestOptions): Promise<Status>;
  /** Lists what the work makes. */
  resources(options?: RequestOptions): PageList<Resource, object>;
}

/** Takes up long-running work by its id, or by a handle that was kept. */
export function operationHandle<Status, Resource>(
  client: Client,
  work: StartedWork<Status, Resource>,
  from: string | OperationReference,
): OperationHandle<Status, Resource>;
export function operationHandle<Status>(
  client: Client,
  work: StartedTask<Status>,
  from: string | OperationReference,
): TaskHandle<Status>;
export function operationHandle<Status, Resource>(
  client: Client,
  work: StartedTask<Status> & Partial<StartedWork<Status, Resource>>,
  from: string | OperationReference,
): TaskHandle<Status> {
  const id = typeof from === 'string' ? from : from.id;
  const request = { operationId: id };
  const { fetch, cancel, resources } = work;
  let last: Status | undefined;

  const refresh = async (options?: RequestOptions): Promise<Status> => {
    last = await execute(client, fetch, request, options);
    return last;
  };
  async function* updates(options: WaitOptions<Status>): AsyncGenerator<Status> {
    const { deadlineMs, minDelayMs = 250, maxDelayMs = 5000, signal } = options;
    if (!(deadlineMs > 0)) throw new ConfigurationError(`${fetch.id}: deadlineMs is missing.`);
    const endsAt = Date.now() + deadlineMs;
    let cause: unknown;
    for (let delayMs = minDelayMs; ; delayMs = Math.min(delayMs * 1.5, maxDelayMs)) {
      try {
        const status = await refresh({ signal, totalTimeoutMs: Math.max(1, endsAt - Date.now()) });
        cause = undefined;
        yield status;
        if (stateOf(status) !== 'running') return;
      } catch (error) {
        if (!mayPass(error)) throw error;
        cause = error;
      }
      const pauseMs = delayMs * (0.5 + Math.random() / 2);
      const leftMs = endsAt - Date.now();
      if (leftMs <= 0) {
        throw new TimeoutError(`${fetch.id}: ${id} has not ended within ${deadlineMs} ms, and goes on.`, {
          operation: fetch.id,
          cause,
        });
      }
      await sleep(Math.min(pauseMs, leftMs), signal);
    }
  }

  return {
    id,
    get last() {
      return last;
    },
    refresh,
    updates,
    wait: async (options) => {
      for await (const status of updates(options)) options.onProgress?.(status);
      if (options.until !== 'settled' && stateOf(last) === 'ended') {
        throw new OperationError(`${fetch.id}: ${id} was canceled or failed: see snapshot.`, {
          operation: fetch.id,
          effect: 'unknown',
          snapshot: last,
        });
      }
      // `updates` ends only after a state was seen.
      return last as Status;
    },
    ...(cancel && {
      cancel: async (options?: RequestOptions) => {
        last = await execute(client, cancel, request, options);
        return last;
      },
    }),
    ...(resources && { resources: (options?: RequestOptions) => paginate(client, resources, request, options) }),
    toJSON: () => ({ id }),
  };
}

/**
 * Gives the answer that started work a handle to follow it.
 *
 * Its id comes from the body (`operationId`, `operationLocation`, `statusUrl`) or from the headers `operation-id` and
 * `operation-location`, whichever the server uses.
 */
export function beginOperation(client: Client, work: WorkFacts, answer: unknown, response: WireResponse): object {
  // The answer is ours alone.
  const body: Record<string, unknown> = Object(answer);
  const items = work.resources?.page.items;
  if (items) body[items] ??= [];
  body['operation'] = operationHandle(client, work, operationIdOf(body, response));
  return body;
}

/** The same for answers that only name the work, and hold nothing of what it makes. */
export function acceptOperation(client: Client, work: WorkFacts, answer: unknown, response: WireResponse): object {
  const body: Record<string, unknown> = Object(answer);
  return { ...body, operation: operationHandle(client, work, operationIdOf(body, response)) };
}

/** The id of the work that an answer has started. */
export function operationIdOf(body: Record<string, unknown>, { header }: WireResponse): string {
  const location = String(body['operationLocation'] ?? body['statusUrl'] ?? header('operation-location') ?? '');
  const id =
    body['operationId'] ??
    header('operation-id') ??
    header('operationid') ??
    location.replace(/\/?([?#].*)?$/, '').replace(/.*\//, '');
  return String(id);
}

/** Whether the next look may find the API well again. */
function mayPass(error: unknown): boolean {
  return (
    NetworkError.isInstance(error) ||
    TimeoutError.isInstance(error) ||
    (ApiError.isInstance(error) && (error.status === 429 || error.status >= 500))
  );
}

function stateOf(status: unknown): 'running' | 'completed' | 'ended' {
  const text = String(Object(status).status).toLowerCase();
  return text === 'completed' ? text : /^(cancell?ed|failed)$/.test(text) ? 'ended' : 'running';
}

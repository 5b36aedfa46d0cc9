import type { Client, RequestOptions } from './client.ts';
import { ApiError, ConfigurationError, TimeoutError } from './errors.ts';
import { execute } from './execute.ts';
import type { Operation, WorkFacts } from './operation.ts';
import type { OperationReference, WaitOptions } from './operation-handle.ts';
import { sleep } from './sleep.ts';
import type { WireResponse } from './wire.ts';

/**
 * Leads to a resource that the API makes, or changes, after it has answered.
 *
 * It is not a promise: `await handle` waits for nothing. `wait` does.
 */
export interface ResourceHandle<Resource> {
  /** The resource's id, known before the resource is there. */
  readonly id: string;
  /** Where the API says that it will be. */
  readonly location: string | undefined;
  /**
   * Fetches the resource.
   *
   * @throws {ApiError} 404 while it is not there yet.
   */
  refresh(options?: RequestOptions): Promise<Resource>;
  /**
   * Waits until the resource can be fetched, and gives it. A change of a resource that is there already is not waited for.
   *
   * @throws {TimeoutError} when the deadline comes first.
   */
  wait(options: Omit<WaitOptions<Resource>, 'until' | 'onProgress'>): Promise<Resource>;
  /** The handle as data: with its id the resource can be fetched in another process. */
  toJSON(): OperationReference;
}

/** Gives the answer that names a resource, by `resourceId` and `resourceLocation` or by `Location`, a handle to it. */
export function acceptResource(client: Client, work: WorkFacts, answer: unknown, { header }: WireResponse): object {
  const body: Record<string, unknown> = Object(answer);
  const location = String(body['resourceLocation'] ?? header('location') ?? '');
  const id = body['resourceId'] ?? location.replace(/[?#].*/, '').replace(/.*\//, '');
  return { ...body, resource: resourceHandle(client, work.fetch, String(id), location || undefined) };
}

function resourceHandle<Resource>(
  client: Client,
  fetch: Operation<Record<string, string>, Resource>,
  id: string,
  location: string | undefined,
): ResourceHandle<Resource> {
  const name = /\{(\w+)\}$/.exec(fetch.path)?.[1] ?? 'id';
  const refresh = async (options?: RequestOptions): Promise<Resource> =>
    await execute(client, fetch, { [name]: id }, options);
  return {
    id,
    location,
    refresh,
    wait: async ({ deadlineMs, minDelayMs = 250, maxDelayMs = 5000, signal }) => {
      if (!(deadlineMs > 0)) throw new ConfigurationError(`${fetch.id}: deadlineMs is missing.`);
      const endsAt = Date.now() + deadlineMs;
      for (let delayMs = minDelayMs; ; delayMs = Math.min(delayMs * 1.5, maxDelayMs)) {
        let cause: unknown;
        try {
          return await refresh({ signal, totalTimeoutMs: Math.max(1, endsAt - Date.now()) });
        } catch (error) {
          if (!ApiError.isInstance(error) || error.status !== 404) throw error;
          cause = error;
        }
        const leftMs = endsAt - Date.now();
        if (leftMs <= 0) {
          throw new TimeoutError(`${fetch.id}: ${id} was not there within ${deadlineMs} ms.`, {
            operation: fetch.id,
            cause,
          });
        }
        await sleep(Math.min(delayMs, leftMs), signal);
      }
    },
    toJSON: () => ({ id }),
  };
}

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
  wait(options: ResourceWaitOptions): Promise<Resource>;
  /**
   * Waits until the resource can no longer be fetched, for what has deleted it.
   *
   * @throws {TimeoutError} when the deadline comes first.
   */
  waitUntilGone(options: ResourceWaitOptions): Promise<void>;
  /** The handle as data: with its id the resource can be fetched in another process. */
  toJSON(): OperationReference;
}

/** How to wait for a resource. */
export type ResourceWaitOptions = Omit<WaitOptions, 'until' | 'onProgress'>;

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
  /** Looks until the resource is there, or is not; gives it, or undefined. */
  const waitFor = async (
    isThere: boolean,
    { deadlineMs, minDelayMs = 250, maxDelayMs = 5000, signal }: ResourceWaitOptions,
  ): Promise<Resource | undefined> => {
    if (!(deadlineMs > 0)) throw new ConfigurationError(`${fetch.id}: deadlineMs is missing.`);
    const endsAt = Date.now() + deadlineMs;
    for (let delayMs = minDelayMs; ; delayMs = Math.min(delayMs * 1.5, maxDelayMs)) {
      let cause: unknown;
      try {
        const resource = await refresh({ signal, totalTimeoutMs: Math.max(1, endsAt - Date.now()) });
        if (isThere) return resource;
      } catch (error) {
        if (!ApiError.isInstance(error) || error.status !== 404) throw error;
        if (!isThere) return undefined;
        cause = error;
      }
      const leftMs = endsAt - Date.now();
      if (leftMs <= 0) {
        throw new TimeoutError(
          `${fetch.id}: ${id} was ${isThere ? 'not there' : 'still there'} after ${deadlineMs} ms.`,
          {
            operation: fetch.id,
            cause,
          },
        );
      }
      await sleep(Math.min(delayMs, leftMs), signal);
    }
  };
  return {
    id,
    location,
    refresh,
    // It ends only with the resource.
    wait: async (options) => (await waitFor(true, options)) as Resource,
    waitUntilGone: async (options) => void (await waitFor(false, options)),
    toJSON: () => ({ id }),
  };
}

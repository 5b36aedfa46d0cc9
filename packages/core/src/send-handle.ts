import type { Client, RequestOptions } from './client.ts';
import { execute } from './execute.ts';
import type { SendWork } from './operation.ts';
import { type OperationHandle, type OperationReference, operationHandle, operationIdOf } from './operation-handle.ts';
import { type PageList, paginate } from './page-list.ts';
import type { WireResponse } from './wire.ts';

/** Follows long-running work that also lists what it could not do. */
export interface SendHandle<Status, Resource, Problem> extends OperationHandle<Status, Resource> {
  /** Lists what went wrong, recipient by recipient. */
  errors(options?: RequestOptions): PageList<Problem, object>;
}

/** Takes up a send of v1 by its id, or by a handle that was kept. */
export function sendHandle<Status, Resource, Problem>(
  client: Client,
  work: SendWork<Status, Resource, Problem>,
  from: string | OperationReference,
): SendHandle<Status, Resource, Problem> {
  const handle = operationHandle(client, work, from);
  const request = { operationId: handle.id };
  return Object.assign(handle, {
    // The answer only names the work: its state is still to be asked for.
    cancel: async (options?: RequestOptions): Promise<Status> => {
      await execute(client, work.cancel, request, options);
      return await handle.refresh(options);
    },
    resources: (options?: RequestOptions) => paginate(client, work.resources, request, options),
    errors: (options?: RequestOptions) => paginate(client, work.errors, request, options),
  });
}

/** Gives the answer that names a send of v1 a handle to follow it. */
export function acceptSend<Status, Resource, Problem>(
  client: Client,
  work: SendWork<Status, Resource, Problem>,
  answer: unknown,
  response: WireResponse,
): object {
  const body: Record<string, unknown> = Object(answer);
  return { ...body, operation: sendHandle(client, work, operationIdOf(body, response)) };
}

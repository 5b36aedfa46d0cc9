import type { Call, Reply } from '../api/implement.ts';
import { v1Id } from './identifier.ts';

/** What v1 answers to a request that starts an operation. */
export interface AcceptedOperation {
  readonly operationId: string;
  readonly operationLocation: string;
}

/** What v1 answers to a request whose effect on one resource comes later. */
export interface AcceptedResource {
  readonly resourceId: string;
  readonly resourceLocation: string;
}

/** The answer to a send: `id` is the bare one of its operation, `path` that of its resource, such as `/Messages`. */
export function acceptedOperation({ baseURL }: Call, path: string, id: string): Reply<AcceptedOperation> {
  const operationId = v1Id('operation', id);
  const operationLocation = `${baseURL}${path}/Operations/${operationId}`;
  return { status: 202, headers: { location: operationLocation }, body: { operationId, operationLocation } };
}

/** The answer to a change of one resource: `id` is as v1 writes it, `path` that of its list, such as `/SenderPools`. */
export function acceptedResource({ baseURL }: Call, path: string, id: string): Reply<AcceptedResource> {
  const resourceLocation = `${baseURL}${path}/${id}`;
  return { status: 202, headers: { location: resourceLocation }, body: { resourceId: id, resourceLocation } };
}

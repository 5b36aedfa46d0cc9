import type {
  AcceptedResource,
  CommsV1PageRequest,
  CommsV1Pagination,
  CommsV1Tags,
  PageList,
  RequestOptions,
  ResourceHandle,
  TaskHandle,
} from '@comms/core';
import type { Sender, SenderFilters } from './types.ts';

/** Senders that send as one: a send names the pool, and each recipient hears from the sender that suits best. */
export interface SenderPool {
  /** @example "comms_senderpool_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  name?: string | null | undefined;
  tags?: CommsV1Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** A sender that is to join a pool; it can be in several. */
export interface NewPoolSender {
  /** @example "comms_sender_01h9krwprkeee8fzqspvwy6nq8" */
  senderId: string;
}

/** What `createSenderPool` takes. */
export interface CreateSenderPoolRequest {
  name?: string | undefined;
  /**
   * The senders that it has from the beginning.
   *
   * @maxItems 10000
   */
  senders?: NewPoolSender[] | undefined;
  tags?: CommsV1Tags | undefined;
}

/** What `createSenderPool` gives back: the pool is made afterwards. */
export interface CreateSenderPoolResponse {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  operationId?: string | undefined;
  /** Where the operation can be fetched. */
  operationLocation?: string | undefined;
  /** Added by the client: waits for the pool, here or in another process. */
  operation: SenderPoolOperationHandle;
}

/** Follows the making of a pool, or the adding of senders to one. */
export interface SenderPoolOperationHandle extends TaskHandle<SenderPoolOperation> {
  /** Lists the pool that the work makes, once it is there. */
  resources(options?: RequestOptions): PageList<SenderPool, object>;
}

/** Where the making of a pool, or the adding of senders to one, stands. */
export type SenderPoolOperationStatus = 'PROCESSING' | 'COMPLETED' | 'CANCELED' | (string & {});

/** How many senders of an operation are in each state, as whole numbers. */
export interface SenderPoolOperationStats {
  total?: number | null | undefined;
  /** Those that are still to be added. */
  queued?: number | null | undefined;
  /** Those that were added. */
  created?: number | null | undefined;
  /** Those that could not be added: the operation is `COMPLETED` all the same. */
  failed?: number | null | undefined;
}

/** The making of a pool, or the adding of senders to one. */
export interface SenderPoolOperation {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  status?: SenderPoolOperationStatus | null | undefined;
  stats?: SenderPoolOperationStats | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What `listSenderPools` takes: filters that must all hold. */
export interface ListSenderPoolsRequest extends CommsV1PageRequest {
  /** The pool that an operation makes. */
  operationId?: string | undefined;
  /** Pools created after this time. */
  startDate?: Date | undefined;
  /** Pools created before this time, which must be later than the start. */
  endDate?: Date | undefined;
}

/** One page of pools. */
export interface ListSenderPoolsResponse {
  senderPools: SenderPool[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneSenderPool` takes. */
export interface FetchOneSenderPoolRequest {
  senderPoolId: string;
}

/** What is to be changed of a pool; what is left out stays as it is. */
export interface SenderPoolChanges {
  name?: string | undefined;
  /** Inferred: takes the place of all tags that there are. */
  tags?: CommsV1Tags | undefined;
}

/** What `updateSenderPool` takes. */
export interface UpdateSenderPoolRequest extends SenderPoolChanges {
  senderPoolId: string;
}

/** What a call gives back that changes or deletes a pool: it is done afterwards. */
export interface AcceptedSenderPool extends AcceptedResource {
  /** Added by the client: fetches the pool, as long as it is there. */
  resource: ResourceHandle<SenderPool>;
}

/** What `deleteSenderPool` takes. */
export interface DeleteSenderPoolRequest {
  senderPoolId: string;
}

/** The senders that are to join a pool. */
export interface NewPoolSenders {
  /**
   * Each of them once. Inferred: at most 1,000, which public clients hold to.
   *
   * @minItems 1
   * @maxItems 1000
   */
  senders: NewPoolSender[];
}

/** What `addSenderToSenderPool` takes. */
export interface AddSenderToSenderPoolRequest extends NewPoolSenders {
  senderPoolId: string;
}

/** What `addSenderToSenderPool` gives back: the senders are added afterwards. */
export interface AddSenderToSenderPoolResponse {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  operationId?: string | undefined;
  /** Where the API says that the operation is; the client follows it by its id. */
  operationLocation?: string | undefined;
  /** Added by the client: waits until the senders are in the pool, here or in another process. */
  operation: TaskHandle<SenderPoolOperation>;
}

/** What `listSendersInSenderPool` takes: filters that must all hold. */
export interface ListSendersInSenderPoolRequest extends SenderFilters {
  senderPoolId: string;
}

/** One page of a pool's senders. */
export interface ListSendersInSenderPoolResponse {
  senders: Sender[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `removeSenderFromSenderPool` takes. */
export interface RemoveSenderFromSenderPoolRequest {
  senderPoolId: string;
  senderId: string;
}

/** What `removeSenderFromSenderPool` gives back: `resourceId` is that of the sender, which leaves the pool afterwards. */
export interface AcceptedPoolSender extends AcceptedResource {
  /** Added by the client: fetches the sender, which stays after it has left the pool. */
  resource: ResourceHandle<Sender>;
}

/** What `listSenderPoolOperations` takes: filters that must all hold. */
export interface ListSenderPoolOperationsRequest extends CommsV1PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  status?: SenderPoolOperationStatus | undefined;
}

/** One page of operations. */
export interface ListSenderPoolOperationsResponse {
  operations: SenderPoolOperation[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneSenderPoolOperation` takes. */
export interface FetchOneSenderPoolOperationRequest {
  operationId: string;
}

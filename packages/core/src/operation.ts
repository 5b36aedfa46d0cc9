import type { Api } from './api.ts';
import type { Client } from './client.ts';
import type { AcceptedResource } from './comms-v1-types.ts';
import type { readRaw } from './raw-answer.ts';
import type { WriteBody } from './upload.ts';
import type { WireResponse } from './wire.ts';

/** The verbs that the APIs use. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What happens when a request is sent a second time: `safe` changes nothing more, `unsafe` may send or create twice,
 * `keyed` is recognised by the server by its `Idempotency-Key`.
 */
export type Safety = 'safe' | 'unsafe' | 'keyed';

/** The wire facts of one API operation, without the types of what goes in and comes out. */
export interface OperationFacts {
  /** Group and name as the API's reference gives them, such as `messages.fetchOneMessage`. */
  readonly id: string;
  /** The API family: base URL, casing, paging and limits. */
  readonly api: Api;
  readonly method: Method;
  /** The path below the base URL; identifiers stand in braces, such as `/Messages/{messageId}`. */
  readonly path: string;
  /**
   * Request fields that go into the query.
   *
   * @default all fields that are not in the path, for GET and DELETE; none for the other verbs
   */
  readonly query?: readonly string[];
  /** Request fields that are sent as headers: `xTwilioWebhookEnabled` as `X-Twilio-Webhook-Enabled`. */
  readonly headers?: readonly string[];
  /** The statuses that the reference documents for success. */
  readonly success: readonly number[];
  /** Writes the body where the way of the API family will not do; only operations that name it ship its code. */
  readonly write?: WriteBody;
  /** The request field whose value is the whole body, where `write` writes nothing around it. */
  readonly bodyField?: string;
  /** Reads the answer where its names are not to be changed, or it may be no JSON. */
  readonly read?: typeof readRaw;
  /** Says that the answer is one page of a list. */
  readonly page?: PageFacts;
  /** Says that the call starts work that goes on after the answer. */
  readonly starts?: WorkFacts;
  /**
   * What a repeat does.
   *
   * @default "safe" for GET, PUT and DELETE, "unsafe" for POST and PATCH
   */
  readonly safety?: Safety;
  /** The id of the operation that finds what this one made, when its outcome is unknown. */
  readonly findWith?: string;
}

/**
 * The wire facts of one API operation, as data: no logic, no prose.
 *
 * `Request` is one object that holds the identifiers of the path, the query and the body; `Response` is what the call
 * gives back. The client, the contract, the sandbox and the docs all read the same literal.
 *
 * @example
 * import { commsPreview, type Operation } from '@comms/core';
 *
 * interface FetchNoteRequest { noteId: string }
 * interface Note { id: string; text: string }
 *
 * export const fetchNote: Operation<FetchNoteRequest, Note> = {
 *   id: 'notes.fetchNote',
 *   api: commsPreview,
 *   method: 'GET',
 *   path: '/Notes/{noteId}',
 *   success: [200],
 * };
 */
export interface Operation<Request, Response> extends OperationFacts {
  /** Never present: carries the types. */
  readonly types?: { readonly request: Request; readonly response: Response };
}

/** What is to be known of a list. */
export interface PageFacts {
  /** The field of the answer that holds the items. */
  readonly items: string;
  /**
   * The most items that one page may hold.
   *
   * @default that of the API family
   */
  readonly maxSize?: number;
}

/** An operation whose answer is one page of a list of `Item`. */
export interface ListOperation<Request, Response, Item> extends Operation<Request, Response> {
  readonly page: PageFacts;
  /** Never present: carries the type of an item. */
  readonly itemType?: Item;
}

/** An operation that starts long-running work whose state is a `Status` and which makes `Resource`s. */
export interface StartOperation<Request, Response, Status, Resource> extends Operation<Request, Response> {
  readonly starts: StartedWork<Status, Resource>;
}

/** An operation that starts a send of v1, whose state is a `Status`, which makes `Resource`s and meets `Problem`s. */
export interface SendOperation<Request, Response, Status, Resource, Problem> extends Operation<Request, Response> {
  readonly starts: SendWork<Status, Resource, Problem>;
}

/** An operation that starts long-running work of which only the state, a `Status`, can be asked for. */
export interface StartTask<Request, Response, Status> extends Operation<Request, Response> {
  readonly starts: StartedTask<Status>;
}

/** An operation that has the API make or change a `Resource` after its answer, which only names it. */
export interface AcceptOperation<Request, Response, Resource> extends Operation<Request, Response> {
  readonly starts: AcceptedWork<Resource>;
}

/** How started work is followed: by which operations, and by which code. */
export interface WorkFacts {
  /** Adds the handle to the answer; named here so that only operations that start work ship its code. */
  begin(client: Client, work: WorkFacts, answer: unknown, response: WireResponse): object;
  /** Gets the work's state, or the resource that it makes; its last identifier is that of the path's end. */
  readonly fetch: OperationFacts;
  /** Absent where the work cannot be canceled. */
  readonly cancel?: OperationFacts;
  /** Absent where nothing lists what the work makes. */
  readonly resources?: OperationFacts & { readonly page: PageFacts };
  /** Absent where nothing lists what the work could not do. */
  readonly errors?: OperationFacts & { readonly page: PageFacts };
}

/** The same, with the type of the resource that is made. */
export interface AcceptedWork<Resource> extends WorkFacts {
  // The identifiers that it takes are those of its path, whatever they are called.
  readonly fetch: Operation<unknown, Resource>;
}

/** The same, with the type of the work's state. */
export interface StartedTask<Status> extends WorkFacts {
  readonly fetch: Operation<{ operationId: string }, Status>;
}

/** The same, for work that can be canceled and whose results can be listed. */
export interface StartedWork<Status, Resource> extends StartedTask<Status> {
  readonly cancel: Operation<{ operationId: string }, Status>;
  readonly resources: ListOperation<{ operationId?: string | undefined }, object, Resource>;
}

/** The same, for work whose canceling answers only where it is, and which lists what it could not do. */
export interface SendWork<Status, Resource, Problem> extends StartedTask<Status> {
  readonly cancel: Operation<{ operationId: string }, AcceptedResource>;
  readonly resources: ListOperation<{ operationId?: string | undefined }, object, Resource>;
  readonly errors: ListOperation<{ operationId: string }, object, Problem>;
}

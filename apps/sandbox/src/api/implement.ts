import type { OperationFacts } from '@comms/core';
import { operationFidelity } from '../fidelity.ts';
import type { Services } from '../services.ts';
import type { Problem } from './problem.ts';
import type { BodyLimit } from './read-body.ts';
import type { CamelWire, FormWire, Wire } from './wire.ts';

/** What a handler knows beside the request. */
export interface Call {
  readonly services: Services;
  /** The account, by the number of its row: every statement is limited to it. */
  readonly account: number;
  /** The base URL that the client called, such as `http://127.0.0.1:4010/comms.twilio.com/preview`. */
  readonly baseURL: string;
  /** What the client called below that: the path, such as `/Messages`, and the query with its question mark. */
  readonly path: string;
  readonly search: string;
}

/** What a handler answers. */
export interface Reply<Body> {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** The body as JSON already, where it is worth while to write it by hand. */
  readonly json?: string;
}

/** An operation with what carries it out. */
export interface Implementation {
  readonly operation: OperationFacts;
  readonly fidelity: Fidelity;
  readonly handle: (request: object, call: Call) => Reply<unknown> | Promise<Reply<unknown>>;
  readonly check?: ((request: unknown) => Problem[]) | undefined;
  readonly find?: ((identifiers: Identifiers, call: Call) => void) | undefined;
  readonly body?: BodyReader | undefined;
}

/** How a body is read that is not always a short JSON text. */
export interface BodyReader extends BodyLimit {
  /** Gives its fields, in wire form. @throws {Refusal} */
  readonly read: (bytes: Buffer<ArrayBuffer>, contentType: string) => object | Promise<object>;
}

/** The identifiers of a path, by their wire names. */
export type Identifiers = Readonly<Record<string, string>>;

/** 1 validated, 2 stateful, 3 lives over time, 4 has effects on other resources and webhooks. */
export type Fidelity = 1 | 2 | 3 | 4;

/** What can be said about an implementation beside its handler. */
export interface ImplementOptions {
  /** Finds what the contract cannot express. The request may have any shape: it is listed with the contract's findings. */
  readonly check?: (request: unknown) => Problem[];
  /** Refuses a path that leads to nothing, with 404: that comes before what is wrong with the fields. */
  readonly find?: (identifiers: Identifiers, call: Call) => void;
  /** Reads a body that is not always a short JSON text. */
  readonly body?: BodyReader;
}

/** A literal, by what the sandbox needs of its types. */
interface TypedFacts<Request, Response> extends OperationFacts {
  readonly types?: { readonly request: Request; readonly response: Response };
}

/**
 * Says what carries out an operation: a function from its request to its answer, both as the wire has them.
 *
 * The request is one object with the path's identifiers, the query and the body. Verb, path and validation come from the
 * literal and the contract, the level of fidelity from `operationFidelity`.
 */
export function implement<Request, Response>(
  operation: TypedFacts<Request, Response>,
  handler: (request: Wire<Request>, call: Call) => Reply<Wire<Response>> | Promise<Reply<Wire<Response>>>,
  options?: ImplementOptions,
): Implementation {
  // The request has passed the contract's validators, which are made from the same type.
  return implementation(operation, (request, call) => handler(request as Wire<Request>, call), options);
}

/** The same for the families that take forms and answer in snake_case. */
export function implementForm<Request, Response>(
  operation: TypedFacts<Request, Response>,
  handler: (request: FormWire<Request>, call: Call) => Reply<Wire<Response>> | Promise<Reply<Wire<Response>>>,
  options?: ImplementOptions,
): Implementation {
  // The request has passed the contract's validators, which are made from the same type.
  return implementation(operation, (request, call) => handler(request as FormWire<Request>, call), options);
}

/** The same for the families whose JSON is in camelCase. */
export function implementCamel<Request, Response>(
  operation: TypedFacts<Request, Response>,
  handler: (
    request: CamelWire<Request>,
    call: Call,
  ) => Reply<CamelWire<Response>> | Promise<Reply<CamelWire<Response>>>,
  options?: ImplementOptions,
): Implementation {
  // The request has passed the contract's validators, which are made from the same type.
  return implementation(operation, (request, call) => handler(request as CamelWire<Request>, call), options);
}

function implementation(
  operation: OperationFacts,
  handle: Implementation['handle'],
  { check, find, body }: ImplementOptions = {},
): Implementation {
  const fidelity = operationFidelity[operation.id];
  if (fidelity === undefined) throw new Error(`${operation.id} has no level of fidelity. Add it to fidelity.ts.`);
  return { operation, fidelity, check, find, body, handle };
}

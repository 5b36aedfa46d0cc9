const brand = /* @__PURE__ */ Symbol.for('@comms/error');

/** What a failed call has done: certainly nothing (`none`), certainly its work (`applied`), or nobody knows. */
export type Effect = 'none' | 'applied' | 'unknown';

/** The facts that an error carries beside its text; those of its class become its fields. */
export interface ErrorFacts {
  readonly operation?: string | undefined;
  /** @default "none" */
  readonly effect?: Effect | undefined;
  /** @default 0 */
  readonly attempts?: number | undefined;
  readonly cause?: unknown;
  readonly [field: string]: unknown;
}

/**
 * The root of everything that the packages throw.
 *
 * Test with `CommsError.isInstance(error)`, or with the same method of a subclass: unlike `instanceof` it also holds
 * for an error of another installed copy.
 */
export class CommsError extends Error {
  /** The name of the class, also where a bundler has shortened the class's own. */
  static readonly kind: string = 'CommsError';
  /** Id of the operation that was called, such as `messages.sendMessages`. */
  declare readonly operation: string | undefined;
  /** What the call has done, as far as can be known. */
  readonly effect: Effect = 'none';
  /** How many requests were sent. */
  readonly attempts: number = 0;

  constructor(message: string, { cause, ...facts }: ErrorFacts = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, facts);
    const kinds: string[] = [];
    for (let type: { kind?: string } = new.target; type.kind; type = Object.getPrototypeOf(type)) kinds.push(type.kind);
    Object.defineProperties(this, { name: { value: kinds[0] }, [brand]: { value: kinds } });
  }

  /** Says whether a value is an error of this class, whichever copy of the package made it. */
  static isInstance<T extends abstract new (...parts: never) => unknown>(
    this: T & { readonly kind: string },
    error: unknown,
  ): error is InstanceType<T> {
    return error instanceof Object && Boolean(Reflect.get(error, brand)?.includes(this.kind));
  }

  /** The error as data, free of secrets, message texts and full phone numbers. */
  toJSON(): Record<string, unknown> {
    const data: Record<string, unknown> = { name: this.name, message: this.message };
    return Object.assign(data, this);
  }
}

/** One thing that the API found wrong. */
export interface ApiProblem {
  /** The vendor's error code, such as 21211. */
  readonly code?: number | string | undefined;
  readonly message?: string | undefined;
  /** Where the code is explained. */
  readonly moreInfo?: string | undefined;
  /** The field that the problem is about, where the API names it. */
  readonly field?: string | undefined;
}

/** The API answered, and refused. */
export class ApiError extends CommsError {
  static override readonly kind: string = 'ApiError';
  /** The HTTP status. */
  declare readonly status: number;
  /** The vendor's error code; of the first problem, where there are several. */
  declare readonly code: number | string | undefined;
  /** Where the code is explained. */
  declare readonly moreInfo: string | undefined;
  /** The field that the first problem is about, where the API names it. */
  declare readonly field: string | undefined;
  /** Every problem that the API named. */
  declare readonly errors: readonly ApiProblem[];
  /** The vendor's id of the request: support asks for it first. */
  declare readonly requestId: string | undefined;
  /** When the API will be ready again, where it said so. */
  declare readonly retryAt: Date | undefined;
}

/** The API refused, since something else is there already: it says which. */
export class ConflictError extends ApiError {
  static override readonly kind: string = 'ConflictError';
  /** The id of what is there already, such as the conversation that has the same addresses. */
  declare readonly conflictingResourceId: string;
}

/** The time that was given to an attempt, to the whole call or to a wait is over. */
export class TimeoutError extends CommsError {
  static override readonly kind: string = 'TimeoutError';
}

/** No answer came: the connection could not be made, or was lost. */
export class NetworkError extends CommsError {
  static override readonly kind: string = 'NetworkError';
}

/** Where to look for what a call may have done. */
export interface SearchHint {
  /** Id of the operation that finds what the call may have made. */
  readonly operation: string | undefined;
  /** When the call began, by the caller's clock. */
  readonly since: Date;
}

/**
 * A request that must not be repeated was written, and its answer was lost: it may have been carried out.
 *
 * It was not sent again. Look for its result, as `searchFor` says, before you do.
 */
export class OutcomeUnknownError extends CommsError {
  static override readonly kind: string = 'OutcomeUnknownError';
  /** The HTTP status, where there was an answer. */
  declare readonly status: number | undefined;
  declare readonly requestId: string | undefined;
  declare readonly searchFor: SearchHint;
}

/** What was given to the client or to a call cannot be used; nothing was sent. */
export class ConfigurationError extends CommsError {
  static override readonly kind: string = 'ConfigurationError';
}

/** Long-running work ended, but not with success. */
export class OperationError extends CommsError {
  static override readonly kind: string = 'OperationError';
  /** The last state of the work. */
  declare readonly snapshot: unknown;
}

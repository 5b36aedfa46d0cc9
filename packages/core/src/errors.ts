const brand: unique symbol = /* @__PURE__ */ Symbol.for('@comms/error') as never;

/** What a failed call has done: certainly nothing (`none`), certainly its work (`applied`), or nobody knows. */
export type Effect = 'none' | 'applied' | 'unknown';

/** The facts that every error carries beside its text. */
export interface ErrorFacts {
  /** @default undefined, for an error outside a call */
  readonly operation?: string | undefined;
  /** @default "none" */
  readonly effect?: Effect | undefined;
  /** @default 0 */
  readonly attempts?: number | undefined;
  readonly cause?: unknown;
}

interface ErrorClass {
  readonly kind?: string;
}

/**
 * The root of everything that the packages throw.
 *
 * Test with `CommsError.isInstance(error)`, or with the same method of a subclass: unlike `instanceof` it also holds
 * for an error of another installed copy.
 */
export class CommsError extends Error {
  /** The name of the class, kept where bundlers shorten names. */
  static readonly kind: string = 'CommsError';
  /** Id of the operation that was called, such as `messages.sendMessages`. */
  readonly operation: string | undefined;
  /** What the call has done, as far as can be known. */
  readonly effect: Effect;
  /** How many requests were sent. */
  readonly attempts: number;

  constructor(message: string, facts: ErrorFacts = {}) {
    super(message, 'cause' in facts ? { cause: facts.cause } : undefined);
    const kinds: string[] = [];
    let type: ErrorClass = new.target;
    for (; type.kind; type = Object.getPrototypeOf(type)) kinds.push(type.kind);
    Object.defineProperties(this, { name: { value: kinds[0] }, [brand]: { value: kinds } });
    this.operation = facts.operation;
    this.effect = facts.effect ?? 'none';
    this.attempts = facts.attempts ?? 0;
  }

  /** Says whether a value is an error of this class, whichever copy of the package made it. */
  static isInstance<T extends abstract new (...parts: never) => unknown>(
    this: T & { readonly kind: string },
    error: unknown,
  ): error is InstanceType<T> {
    const kinds: unknown = error instanceof Object ? Reflect.get(error, brand) : [];
    return Array.isArray(kinds) && kinds.includes(this.kind);
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

/** What an `ApiError` carries. */
export interface ApiErrorFacts extends ErrorFacts, ApiProblem {
  readonly status: number;
  readonly errors?: readonly ApiProblem[] | undefined;
  readonly requestId?: string | undefined;
  readonly retryAt?: Date | undefined;
}

/** The API answered, and refused. */
export class ApiError extends CommsError {
  static override readonly kind: string = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** The vendor's error code; of the first problem, where there are several. */
  readonly code: number | string | undefined;
  /** Where the code is explained. */
  readonly moreInfo: string | undefined;
  /** Every problem that the API named. */
  readonly errors: readonly ApiProblem[];
  /** The vendor's id of the request: support asks for it first. */
  readonly requestId: string | undefined;
  /** When the API is ready again, where it said so and the wait was longer than `maxRetryAfterMs`. */
  readonly retryAt: Date | undefined;

  constructor(message: string, facts: ApiErrorFacts) {
    super(message, facts);
    this.status = facts.status;
    this.code = facts.code;
    this.moreInfo = facts.moreInfo;
    this.errors = facts.errors ?? [];
    this.requestId = facts.requestId;
    this.retryAt = facts.retryAt;
  }
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
  /** Id of the operation that lists what the call may have made. */
  readonly operation: string | undefined;
  /** When the call began, by the caller's clock. */
  readonly since: Date;
}

/** What an `OutcomeUnknownError` carries. */
export interface OutcomeUnknownFacts extends ErrorFacts {
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly searchFor: SearchHint;
}

/**
 * A request that must not be repeated was written, and its answer was lost: it may have been carried out.
 *
 * It was not sent again. Look for its result with `searchFor` before you do.
 */
export class OutcomeUnknownError extends CommsError {
  static override readonly kind: string = 'OutcomeUnknownError';
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly searchFor: SearchHint;

  constructor(message: string, facts: OutcomeUnknownFacts) {
    super(message, facts);
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.searchFor = facts.searchFor;
  }
}

/** What was given to the client or to a call cannot be used; nothing was sent. */
export class ConfigurationError extends CommsError {
  static override readonly kind: string = 'ConfigurationError';
}

/** Long-running work ended, but not with success. */
export class OperationError extends CommsError {
  static override readonly kind: string = 'OperationError';
  /** The last state of the work. */
  readonly snapshot: unknown;

  constructor(message: string, facts: ErrorFacts & { readonly snapshot: unknown }) {
    super(message, facts);
    this.snapshot = facts.snapshot;
  }
}

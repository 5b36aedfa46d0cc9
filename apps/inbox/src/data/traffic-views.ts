import type { Trouble } from './views.ts';

/** What one of the older APIs has told, or is to tell. */
export interface WebhookView {
  readonly id: string;
  readonly account_sid: string;
  readonly family: string;
  readonly event: string;
  readonly url: string;
  readonly method: string;
  readonly content_type: string;
  readonly body: string;
  readonly state: string;
  readonly attempts: number;
  readonly next_at?: string | null;
  readonly created_at: string;
}

/** One try to tell it. */
export interface AttemptView {
  readonly at: string;
  readonly url?: string;
  readonly target?: string;
  readonly sink?: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly duration_ms: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | null;
  readonly answer?: string | null;
}

/** An event for subscribers. */
export interface EventView {
  readonly id: string;
  readonly account_sid: string;
  readonly type: string;
  readonly created_at: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly time?: string;
    readonly source?: string;
    readonly [name: string]: unknown;
  };
  readonly deliveries?: readonly {
    readonly subscription_id: string;
    readonly state: string;
    readonly attempts: number;
    readonly sink?: string;
    readonly next_at?: string | null;
  }[];
}

/** Half of what went over the line. */
export interface RequestHalf {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly is_cut?: boolean;
}

/** A request that came in, and what it was answered. */
export interface RequestView {
  readonly id: string;
  readonly account_sid: string | null;
  readonly at: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string | Readonly<Record<string, string>> | null;
  readonly operation: string | null;
  readonly family: string | null;
  readonly status: number | null;
  readonly duration_ms: number;
  readonly fidelity: number | null;
  readonly fault: string | null;
  readonly problems: readonly Trouble[];
  readonly request?: RequestHalf;
  readonly response?: RequestHalf;
}

/** The sandbox's clock. */
export interface ClockView {
  readonly mode: string;
  readonly now: string;
  readonly scale: number;
  readonly next_due: string | null;
  readonly pending: number;
}

/** The clock after it was moved, and what happened on the way. */
export interface ClockMoveView extends ClockView {
  readonly jobs_done: number;
  readonly effects: readonly {
    readonly at: string;
    readonly kind: string;
    readonly id: string;
    readonly what: string;
  }[];
  readonly effects_are_all: boolean;
}

/** A fault that was set. */
export interface FaultView {
  readonly id: string;
  readonly match: Readonly<Record<string, unknown>>;
  readonly action: { readonly type: string; readonly [name: string]: unknown };
  readonly matched?: number;
  readonly applied?: number;
}

/** An account in the sandbox. */
export interface AccountView {
  readonly account_sid: string;
  readonly is_made: boolean;
}

/** A state that was kept under a name. */
export interface SnapshotView {
  readonly name: string;
  readonly created_at: string;
  readonly bytes: number;
  readonly accounts: number;
  readonly messages: number;
}

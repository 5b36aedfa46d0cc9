import type { ControlClient } from './control-client.ts';

/** Which requests a fault is for: all that is given must hold. */
export interface FaultTarget {
  /** An operation's id, or the part of it after the dot. */
  readonly operation?: string | undefined;
  /** The first request that is hit, counted among those that match. */
  readonly nth?: number | undefined;
  /** How many requests are hit. */
  readonly times?: number | undefined;
  /** How likely a matching request is hit. */
  readonly probability?: number | undefined;
  /** What else the control API knows. */
  readonly [name: string]: unknown;
}

/** What a fault does, as the control API has it: `{ type: 'error', status: 503 }`. */
export interface FaultAction {
  readonly type:
    | 'error'
    | 'latency'
    | 'reset_before'
    | 'reset_after_commit'
    | 'truncate'
    | 'slow_body'
    | 'malformed'
    | (string & {});
  readonly [name: string]: unknown;
}

/** A fault that is to be set. */
export interface FaultSettings {
  /** @default every request */
  readonly match?: FaultTarget | undefined;
  readonly action: FaultAction;
}

/** A fault that is set. */
export interface Fault {
  readonly id: string;
  /** How many requests it has hit. */
  applied(): Promise<number>;
  /** Takes it away. */
  remove(): Promise<void>;
}

interface FaultView {
  readonly id: string;
  readonly applied: number;
}

/** A fault of the control API. */
export class SetFault implements Fault {
  readonly id: string;
  readonly #control: ControlClient;

  private constructor(control: ControlClient, id: string) {
    this.#control = control;
    this.id = id;
  }

  static async set(control: ControlClient, settings: FaultSettings): Promise<SetFault> {
    // What the control API answers is described, and its description is checked by tests.
    const { id } = (await control.post('/faults', settings)) as FaultView;
    return new SetFault(control, id);
  }

  async applied(): Promise<number> {
    // As above.
    const { faults } = (await this.#control.get('/faults')) as { faults: readonly FaultView[] };
    return faults.find(({ id }) => id === this.id)?.applied ?? 0;
  }

  async remove(): Promise<void> {
    await this.#control.delete(`/faults/${this.id}`);
  }
}

import type { ControlClient } from './control-client.ts';

/** The time in a sandbox. */
export interface ClockState {
  readonly mode: 'real' | 'frozen' | 'scaled' | (string & {});
  readonly now: Date;
  /** Seconds of the sandbox in one real second. */
  readonly scale: number;
  /** When the next work is due. */
  readonly nextDue: Date | null;
  /** How much work is waiting. */
  readonly pending: number;
}

/** Something that happened on the way. */
export interface ClockEffect {
  readonly at: Date;
  readonly kind: 'event' | 'webhook' | 'conversation' | 'proxy_session' | (string & {});
  readonly id: string;
  readonly accountSid: string;
  /** The type of the event, what the webhook told, or the state that a conversation or session came to. */
  readonly what: string;
}

/** What came of moving the clock. */
export interface ClockMove extends ClockState {
  readonly jobsDone: number;
  /** What happened, in order: the first thousand. */
  readonly effects: readonly ClockEffect[];
  readonly effectsAreAll: boolean;
  /** Whether nothing is left to do. */
  readonly isIdle: boolean;
}

/** The time in a sandbox, in a test's hands. */
export class TestClock {
  readonly #control: ControlClient;

  constructor(control: ControlClient) {
    this.#control = control;
  }

  /** How the time runs, and what is due next. */
  async state(): Promise<ClockState> {
    // What the control API answers is described, and its description is checked by tests.
    return (await this.#control.get('/clock')) as ClockState;
  }

  /** Stops it, at a time if one is given. */
  async freeze(now?: Date): Promise<ClockState> {
    return await this.set({ mode: 'frozen', ...(now && { now }) });
  }

  /** Stops, starts or moves it; what is left out stays. */
  async set(settings: {
    readonly mode?: ClockState['mode'] | undefined;
    readonly now?: Date | undefined;
    readonly scale?: number | undefined;
  }): Promise<ClockState> {
    // As above.
    return (await this.#control.put('/clock', settings)) as ClockState;
  }

  /** Moves it forward by a duration such as `PT10M`, or to a time, and does all that is due on the way. */
  async advance(by: string | Date): Promise<ClockMove> {
    // As above.
    return (await this.#control.post('/clock/advance', typeof by === 'string' ? { by } : { to: by })) as ClockMove;
  }

  /** Moves it forward until nothing is left to do, but no further than `max`. */
  async runUntilIdle(max?: string): Promise<ClockMove> {
    // As above.
    return (await this.#control.post('/clock/run-until-idle', { max })) as ClockMove;
  }
}

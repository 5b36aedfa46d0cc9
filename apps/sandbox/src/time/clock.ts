/** How the sandbox's time runs: as the machine's does, not at all, or faster or slower. */
export type ClockMode = 'real' | 'frozen' | 'scaled';

/** What is kept of a clock: its time is a function of this and of the machine's time. */
export interface ClockState {
  readonly mode: ClockMode;
  /** Seconds of the sandbox in one second of the machine. */
  readonly scale: number;
  /** What the sandbox's time was when the machine's was `machineMs`. */
  readonly sandboxMs: number;
  readonly machineMs: number;
}

/** What can be set; what is left out stays. */
export interface ClockSettings {
  readonly mode?: ClockMode | undefined;
  readonly now?: Date | undefined;
  readonly scale?: number | undefined;
}

/** The sandbox's time: statuses, identifiers and dates follow it; sockets and timeouts do not. */
export class Clock {
  readonly #machineNow: () => number;
  #state: ClockState;

  constructor(state?: ClockState | undefined, machineNow: () => number = Date.now) {
    this.#machineNow = machineNow;
    this.#state = state ?? this.#realTime();
  }

  get state(): ClockState {
    return this.#state;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    const { sandboxMs, machineMs } = this.#state;
    return sandboxMs + Math.floor((this.#machineNow() - machineMs) * this.#speed);
  }

  /** How long the machine has to wait until a time comes; undefined when it never does. */
  delayUntil(timeMs: number): number | undefined {
    const restMs = timeMs - this.now();
    if (restMs <= 0) return 0;
    return this.#speed === 0 ? undefined : Math.ceil(restMs / this.#speed);
  }

  set({ mode = this.#state.mode, now, scale = this.#state.scale }: ClockSettings): void {
    const sandboxMs = now?.getTime() ?? this.now();
    this.#state = { mode, scale, sandboxMs, machineMs: this.#machineNow() };
  }

  /** Runs as it did when its state was kept; without one as the machine's clock, as if never set. */
  startAnew(state: ClockState | undefined): void {
    this.#state = state ?? this.#realTime();
  }

  /** Goes to a later time; earlier ones are passed already. */
  moveTo(timeMs: number): void {
    if (timeMs > this.now()) this.set({ now: new Date(timeMs) });
  }

  get #speed(): number {
    return { real: 1, frozen: 0, scaled: this.#state.scale }[this.#state.mode];
  }

  #realTime(): ClockState {
    const nowMs = this.#machineNow();
    return { mode: 'real', scale: 1, sandboxMs: nowMs, machineMs: nowMs };
  }
}

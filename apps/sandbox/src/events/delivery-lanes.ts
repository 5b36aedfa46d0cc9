/** How many calls are under way for one subscription at once, at most. */
const maxCallsOfOne = 4;

interface Lane {
  waiting: number[];
  calls: number;
}

/** What is to be delivered next: some deliveries of one subscription. */
export interface Turn {
  readonly subscription: number;
  readonly deliveries: readonly number[];
  /** Whose turn it is; another has the same subscription's number when rows were removed meanwhile. */
  readonly lane: object;
}

/** Deliveries that wait for their turn: a list for each subscription, so that a slow sink keeps none but its own waiting. */
export class DeliveryLanes {
  readonly #lanes = new Map<number, Lane>();

  get isEmpty(): boolean {
    return this.#lanes.size === 0;
  }

  add(subscription: number, deliveries: readonly number[]): void {
    const lane = this.#lanes.get(subscription);
    if (lane) for (const delivery of deliveries) lane.waiting.push(delivery);
    else if (deliveries.length > 0) this.#lanes.set(subscription, { waiting: [...deliveries], calls: 0 });
  }

  /** Takes up to so many from the subscription whose turn it is; undefined when nothing waits but for calls to end. */
  take(most: number): Turn | undefined {
    for (const [subscription, lane] of this.#lanes) {
      if (lane.calls >= maxCallsOfOne || lane.waiting.length === 0) continue;
      lane.calls += 1;
      // Whoever has had a turn comes last from now on.
      this.#lanes.delete(subscription);
      this.#lanes.set(subscription, lane);
      return { subscription, deliveries: lane.waiting.splice(0, most), lane };
    }
    return undefined;
  }

  /** Whether what comes of a turn is of interest still. */
  has({ subscription, lane }: Turn): boolean {
    return this.#lanes.get(subscription) === lane;
  }

  /** Forgets what waits for subscriptions that are gone. */
  keep(isThere: (subscription: number) => boolean): void {
    for (const subscription of this.#lanes.keys()) {
      if (!isThere(subscription)) this.#lanes.delete(subscription);
    }
  }

  /** Ends a turn; what could not go with it comes next. */
  finish(turn: Turn, left: readonly number[]): void {
    const { subscription } = turn;
    const lane = this.#lanes.get(subscription);
    if (!lane || !this.has(turn)) return;
    lane.calls -= 1;
    lane.waiting.unshift(...left);
    if (lane.calls === 0 && lane.waiting.length === 0) this.#lanes.delete(subscription);
  }
}

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
      return { subscription, deliveries: lane.waiting.splice(0, most) };
    }
    return undefined;
  }

  /** Ends a turn; what could not go with it comes next. */
  finish(subscription: number, left: readonly number[]): void {
    const lane = this.#lanes.get(subscription);
    if (!lane) return;
    lane.calls -= 1;
    lane.waiting.unshift(...left);
    if (lane.calls === 0 && lane.waiting.length === 0) this.#lanes.delete(subscription);
  }
}

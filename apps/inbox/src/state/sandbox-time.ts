import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { clock } from '../data/store.ts';

/** Goes on four times in a second, while somebody looks. */
const tick: Signal<number> = signal(Date.now());

/** The time in the sandbox, as well as the page can know it. */
export const sandboxNow: ReadonlySignal<number> = computed(() => {
  const machine = tick.value;
  const told = clock.value;
  if (!told) return machine;
  const { view, toldAt } = told;
  const speed = view.mode === 'frozen' ? 0 : view.mode === 'scaled' ? view.scale : 1;
  return Date.parse(view.now) + Math.max(0, machine - toldAt) * speed;
});

/** Lets the time go on. */
export function startTime(): void {
  setInterval(() => {
    if (document.visibilityState === 'visible') tick.value = Date.now();
  }, 250);
}

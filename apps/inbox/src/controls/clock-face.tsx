import type { VNode } from 'preact';
import { dayText, timeOfDay } from '../data/moments.ts';
import { clock } from '../data/store.ts';
import { sandboxNow } from '../state/sandbox-time.ts';

/** The time of now, to the second. */
export function ClockFace(): VNode {
  const at = new Date(sandboxNow.value);
  const mode = clock.value?.view.mode ?? 'real';
  return (
    <p class="clock-face">
      <span class="clock-time number">
        {timeOfDay(at)}:{String(at.getSeconds()).padStart(2, '0')}
      </span>
      <span class="quiet">
        {dayText(at)}, {at.getFullYear()}
        {mode === 'frozen' && ', standing still'}
        {mode === 'scaled' && `, ${clock.value?.view.scale ?? 1} times as fast`}
      </span>
    </p>
  );
}

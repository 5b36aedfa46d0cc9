import type { VNode } from 'preact';
import { stream } from '../data/store.ts';

const texts = { connecting: 'Connecting…', live: 'Live', lost: 'Connection lost' } as const;

/** Whether what is shown is what is. */
export function ConnectionState(): VNode {
  const state = stream.state.value;
  return (
    <p class={`connection ${state}`} role="status" data-connection={state}>
      <span class="dot" /> {texts[state]}
    </p>
  );
}

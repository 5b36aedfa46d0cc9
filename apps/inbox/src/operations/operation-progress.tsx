import type { VNode } from 'preact';
import type { OperationView } from '../data/views.ts';
import { progressOf } from './progress.ts';

/** A bar with a part for each state. */
export function OperationProgress({ operation }: { readonly operation: OperationView }): VNode {
  const { parts, donePercent } = progressOf(operation);
  return (
    <span class="bar" role="img" aria-label={`${donePercent} percent done`} data-percent={donePercent}>
      {parts.map(({ state, percent }) => (
        <span key={state} class={`bar-${state}`} style={{ width: `${percent}%` }} />
      ))}
    </span>
  );
}

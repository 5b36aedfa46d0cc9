import type { VNode } from 'preact';
import type { ClockMoveView } from '../data/traffic-views.ts';
import { countText } from '../data/wording.ts';
import { Moment } from '../parts/moment.tsx';

/** How many effects are shown: the answer of the control API has more. */
const mostShown = 50;

/** What happened while the clock was moved. */
export function EffectList({ move }: { readonly move: ClockMoveView }): VNode {
  const { jobs_done: jobs, effects, effects_are_all: areAll } = move;
  return (
    <details class="effects">
      <summary>
        {countText(jobs, 'job')} done, {countText(effects.length, 'effect')}
        {areAll ? '' : ' and more'}
      </summary>
      <ol>
        {effects.slice(0, mostShown).map(({ at, kind, id, what }) => (
          <li key={`${at} ${kind} ${id} ${what}`}>
            <Moment at={at} /> <strong>{what}</strong> <code class="quiet">{id}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}

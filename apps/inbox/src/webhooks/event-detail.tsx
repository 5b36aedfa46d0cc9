import type { VNode } from 'preact';
import { callControl } from '../data/control-client.ts';
import { events } from '../data/store.ts';
import { countText } from '../data/wording.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { DetailHead } from '../parts/detail-head.tsx';
import { Icon } from '../parts/icon.tsx';
import { MissingItem } from '../parts/missing-item.tsx';
import { Moment } from '../parts/moment.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useItem } from '../parts/use-item.ts';
import { attempt } from '../state/notice.ts';
import { AttemptList } from './attempt-list.tsx';

/** One event, and how it was delivered. */
export function EventDetail({ id }: { readonly id: string }): VNode {
  const view = useItem(events, id);
  if (!view) return <MissingItem item={view} />;
  const { event, deliveries = [] } = view;
  const path = `/events/${encodeURIComponent(id)}`;
  return (
    <article class="detail">
      <DetailHead title={<span class="mono">{event.type}</span>} subtitle={<Moment at={event.time} isExact />}>
        <button
          type="button"
          class="button"
          data-replay
          onClick={() => void attempt(() => callControl('POST', `${path}/replay`), 'It is delivered once more')}
        >
          <Icon name="replay" /> Replay
        </button>
      </DetailHead>
      {deliveries.length > 0 && (
        <ul class="deliveries">
          {deliveries.map(({ subscription_id: subscription, state, attempts, next_at: nextAt }) => (
            <li key={subscription}>
              <StateBadge state={state} /> <code>{subscription}</code>
              <span class="quiet">
                {countText(attempts, 'attempt')}
                {nextAt && (
                  <>
                    {' '}
                    · next <Moment at={nextAt} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3>Attempts</h3>
      <AttemptList path={`${path}/attempts`} version={view} />
      <h3>Event</h3>
      <CodeBlock label="Event" text={JSON.stringify(event, null, 2)} />
    </article>
  );
}

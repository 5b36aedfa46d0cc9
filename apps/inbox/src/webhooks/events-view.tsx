import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { events } from '../data/store.ts';
import type { EventView } from '../data/traffic-views.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { EventDetail } from './event-detail.tsx';

const search = searchOf('events');

const shown: ReadonlySignal<readonly EventView[]> = computed(() =>
  search.value === ''
    ? events.items.value
    : events.items.value.filter(({ event }) =>
        isFound(search.value, [event.type, event.id, JSON.stringify(event['data'])]),
      ),
);

/** What was told to those who subscribed to events. */
export function EventsView(): VNode {
  const { id } = route.value;
  return (
    <SplitView
      view="events"
      title="Events"
      noun={['event']}
      source={events}
      items={shown.value}
      rowHeight={62}
      idOf={(each) => each.id}
      row={eventRow}
      chosen={id}
      isFiltered={search.value !== ''}
      empty={
        <EmptyState icon="events" title="No events yet">
          Make a sink and a subscription. From then on each change that is subscribed to shows up here, and so does each
          attempt to deliver it.
        </EmptyState>
      }
      detail={<EventDetail key={id} id={id} />}
    />
  );
}

function eventRow({ id, type, created_at: at, deliveries }: EventView): VNode {
  const worst = deliveries?.find(({ state }) => state !== 'delivered') ?? deliveries?.[0];
  return (
    <span class="row-main">
      <span class="row-top">
        <strong class="mono">{type.replace(/^com\.twilio\./, '')}</strong>
        <Moment at={at} />
      </span>
      <span class="row-foot quiet">
        {worst && <StateBadge state={worst.state} />}
        <span class="cut-text">{id}</span>
      </span>
    </span>
  );
}

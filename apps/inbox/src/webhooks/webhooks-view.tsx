import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { webhooks } from '../data/store.ts';
import type { WebhookView } from '../data/traffic-views.ts';
import { countText } from '../data/wording.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { familyName } from './families.ts';
import { WebhookDetail } from './webhook-detail.tsx';

const search = searchOf('webhooks');

const shown: ReadonlySignal<readonly WebhookView[]> = computed(() =>
  search.value === ''
    ? webhooks.items.value
    : webhooks.items.value.filter(({ event, url, body, state }) => isFound(search.value, [event, url, body, state])),
);

/** What Conversations and Proxy have told to programs. */
export function WebhooksView(): VNode {
  const { id } = route.value;
  return (
    <SplitView
      view="webhooks"
      title="Webhooks"
      noun={['webhook']}
      source={webhooks}
      items={shown.value}
      rowHeight={72}
      idOf={(webhook) => webhook.id}
      row={webhookRow}
      chosen={id}
      isFiltered={search.value !== ''}
      empty={
        <EmptyState icon="webhooks" title="No webhooks yet">
          Set a webhook address in Conversations or Proxy. Each call of it shows up here: the signed bytes, each attempt
          and its answer.
        </EmptyState>
      }
      detail={<WebhookDetail key={id} id={id} />}
    />
  );
}

function webhookRow({ event, url, family, state, attempts, created_at: at }: WebhookView): VNode {
  return (
    <span class="row-main">
      <span class="row-top">
        <strong>{event}</strong>
        <Moment at={at} />
      </span>
      <span class="row-text mono">{url}</span>
      <span class="row-foot quiet">
        <StateBadge state={state} /> {familyName(family)} · {countText(attempts, 'attempt')}
      </span>
    </span>
  );
}

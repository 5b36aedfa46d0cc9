import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { pushes } from '../data/store.ts';
import type { PushView } from '../data/views.ts';
import { channelName } from '../messages/channels.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { PushDetail } from './push-detail.tsx';

const search = searchOf('pushes');

const shown: ReadonlySignal<readonly PushView[]> = computed(() =>
  search.value === '' ? pushes.items.value : pushes.items.value.filter((push) => isFound(search.value, textsOf(push))),
);

/** The devices, and what they were told. */
export function PushesView(): VNode {
  const { id } = route.value;
  return (
    <SplitView
      view="pushes"
      title="Pushes"
      noun={['push', 'pushes']}
      source={pushes}
      items={shown.value}
      rowHeight={76}
      idOf={(push) => push.id}
      row={pushRow}
      chosen={id}
      isFiltered={search.value !== ''}
      empty={<NoPushes />}
      detail={<PushDetail key={id} id={id} />}
    />
  );
}

function pushRow({ to, title, text, state, created_at: at }: PushView): VNode {
  const [device] = to;
  return (
    <>
      <span class="avatar square">
        <Icon name="pushes" />
      </span>
      <span class="row-main">
        <span class="row-top">
          <strong>{title ?? text ?? 'Silent notification'}</strong>
          <Moment at={at} />
        </span>
        <span class="row-text">{title ? text : ''}</span>
        <span class="row-foot quiet">
          {channelName(device?.channel)} · {shortToken(device?.address)}
          {state !== 'delivered' && <StateBadge state={state} />}
        </span>
      </span>
    </>
  );
}

function shortToken(token: string | null | undefined): string {
  if (!token) return 'unknown device';
  return token.length > 20 ? `${token.slice(0, 8)}…${token.slice(-4)}` : token;
}

function textsOf({ to, title, text }: PushView): (string | null | undefined)[] {
  return [title, text, ...to.map(({ address }) => address)];
}

function NoPushes(): VNode {
  const command = `curl ${location.origin}/preview/PushNotifications -u AC${'0'.repeat(32)}:any \\
  -H 'content-type: application/json' -d '{
    "to": [{ "address": "device-1", "channel": "fcm" }],
    "content": { "title": "Hello", "text": "Your order is on its way" } }'`;
  return (
    <EmptyState icon="pushes" title="No pushes yet" command={command}>
      Notifications for Apple and Google devices show up here, as on a lock screen.
    </EmptyState>
  );
}

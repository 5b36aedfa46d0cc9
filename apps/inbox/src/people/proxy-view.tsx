import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { proxySessions } from '../data/store.ts';
import type { ProxySessionView } from '../data/views.ts';
import { addressText, countText } from '../data/wording.ts';
import { DetailHead } from '../parts/detail-head.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { MissingItem } from '../parts/missing-item.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useItem } from '../parts/use-item.ts';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { Diagram } from './diagram.tsx';
import { ParticipantTable } from './participant-table.tsx';
import { peopleOfSession } from './people-of.ts';

const search = searchOf('proxy');

const shown: ReadonlySignal<readonly ProxySessionView[]> = computed(() =>
  proxySessions.items.value.filter((each) => isFound(search.value, textsOf(each))),
);

/** The sessions of Proxy: people who do not know each other's number. */
export function ProxyView(): VNode {
  const { id } = route.value;
  return (
    <SplitView
      view="proxy"
      title="Proxy sessions"
      noun={['session']}
      source={proxySessions}
      items={shown.value}
      rowHeight={72}
      idOf={({ sid }) => sid}
      row={sessionRow}
      chosen={id}
      isFiltered={search.value !== ''}
      empty={
        <EmptyState icon="proxy" title="No sessions yet">
          Make a service and a session of Proxy with two people. You see here which number stands between them.
        </EmptyState>
      }
      detail={<SessionDetail key={id} sid={id} />}
    />
  );
}

function sessionRow(session: ProxySessionView): VNode {
  const names = peopleOfSession(session).map(({ name }) => name);
  return (
    <span class="row-main">
      <span class="row-top">
        <strong>{session.unique_name || names.join(' and ') || session.sid}</strong>
        <Moment at={session.updated_at} />
      </span>
      <span class="row-text">{names.join(' and ') || 'Nobody yet'}</span>
      <span class="row-foot quiet">
        <StateBadge state={session.status} /> {countText(session.interactions, 'interaction')}
      </span>
    </span>
  );
}

function SessionDetail({ sid }: { readonly sid: string }): VNode {
  const session = useItem(proxySessions, sid);
  if (!session) return <MissingItem item={session} />;
  const people = peopleOfSession(session);
  return (
    <article class="detail">
      <DetailHead title={session.unique_name || 'Session'} subtitle="Proxy">
        <StateBadge state={session.status} />
      </DetailHead>
      <Diagram hub="Session" hubNote={countText(session.interactions, 'interaction')} people={people} />
      <p class="quiet">Each person writes to the number beside them, and never sees the number of the other.</p>
      <ParticipantTable people={people} />
      <Facts
        facts={[
          ['SID', <code key="sid">{session.sid}</code>],
          ['Service', <code key="service">{session.service_sid}</code>],
          ['Account', <code key="account">{session.account_sid}</code>],
          ['Last change', <Moment key="changed" at={session.updated_at} isExact />],
        ]}
      />
    </article>
  );
}

function textsOf({ sid, unique_name: name, participants, status }: ProxySessionView): (string | null | undefined)[] {
  return [
    sid,
    name,
    status,
    ...participants.flatMap((each) => [
      each.friendly_name,
      each.identifier,
      addressText(each.identifier),
      each.proxy_identifier,
    ]),
  ];
}

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { conversations } from '../data/store.ts';
import type { ConversationView } from '../data/views.ts';
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
import { peopleOfConversation } from './people-of.ts';

const search = searchOf('conversations');
const api = signal('');

const shown: ReadonlySignal<readonly ConversationView[]> = computed(() =>
  conversations.items.value.filter(
    (each) => (api.value === '' || each.api === api.value) && isFound(search.value, textsOf(each)),
  ),
);

/** The conversations of all three APIs. */
export function ConversationsView(): VNode {
  const { id } = route.value;
  return (
    <SplitView
      view="conversations"
      title="Conversations"
      noun={['conversation']}
      source={conversations}
      items={shown.value}
      rowHeight={72}
      idOf={(each) => each.id}
      row={conversationRow}
      chosen={id}
      isFiltered={search.value !== '' || api.value !== ''}
      tools={<ApiFilter />}
      empty={
        <EmptyState icon="conversations" title="No conversations yet">
          Make one with Conversations v1 or v2, or let one begin by sending a message. Its people show up here, and the
          numbers they talk through.
        </EmptyState>
      }
      detail={<ConversationDetail key={id} id={id} />}
    />
  );
}

function ApiFilter(): VNode {
  return (
    <select
      aria-label="Which API"
      value={api.value}
      onChange={({ currentTarget }) => {
        api.value = currentTarget.value;
      }}
    >
      <option value="">All APIs</option>
      <option value="preview">Preview</option>
      <option value="v1">v1</option>
      <option value="v2">v2</option>
    </select>
  );
}

function conversationRow(each: ConversationView): VNode {
  const names = peopleOfConversation(each).map(({ name }) => name);
  return (
    <span class="row-main">
      <span class="row-top">
        <strong>{each.name || names.join(', ') || each.id}</strong>
        <Moment at={each.updated_at} />
      </span>
      <span class="row-text">{names.join(', ') || 'Nobody yet'}</span>
      <span class="row-foot quiet">
        <StateBadge state={each.state} /> {each.api} · {countText(each.message_count ?? 0, 'message')}
      </span>
    </span>
  );
}

function ConversationDetail({ id }: { readonly id: string }): VNode {
  const conversation = useItem(conversations, id);
  if (!conversation) return <MissingItem item={conversation} />;
  const { name, api: family, state, message_count: count, account_sid: account, service_sid: service } = conversation;
  const people = peopleOfConversation(conversation);
  return (
    <article class="detail">
      <DetailHead title={name || 'Conversation'} subtitle={`Conversations ${family}`}>
        <StateBadge state={state} />
      </DetailHead>
      <Diagram hub="Conversation" hubNote={countText(count ?? 0, 'message')} people={people} />
      <ParticipantTable people={people} channels={conversation.participants.map(({ channel }) => channel ?? '')} />
      <Facts
        facts={[
          ['Id', <code key="id">{id}</code>],
          ['Account', <code key="account">{account}</code>],
          ['Service', service && <code key="service">{service}</code>],
          ['Last change', <Moment key="changed" at={conversation.updated_at} isExact />],
        ]}
      />
    </article>
  );
}

function textsOf({ id, name, participants, state }: ConversationView): (string | null | undefined)[] {
  return [
    id,
    name,
    state,
    ...participants.flatMap((each) => [each.name, each.address, addressText(each.address), each.via]),
  ];
}

import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { messages } from '../data/store.ts';
import { addressText } from '../data/wording.ts';
import { Avatar } from '../parts/avatar.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { channelName } from './channels.ts';
import { Phone } from './phone.tsx';
import { previewOf, type Thread, threadsOf } from './threads.ts';

const search = searchOf('messages');

const threads: ReadonlySignal<readonly Thread[]> = computed(() => threadsOf(messages.items.value));

const shown: ReadonlySignal<readonly Thread[]> = computed(() =>
  search.value === '' ? threads.value : threads.value.filter((thread) => isFound(search.value, textsOf(thread))),
);

/** The phones, and what is on them. */
export function MessagesView(): VNode {
  const { id } = route.value;
  const thread = id === '' ? undefined : threads.value.find(({ key }) => key === id);
  return (
    <SplitView
      view="messages"
      title="Messages"
      noun={['thread']}
      source={messages}
      items={shown.value}
      rowHeight={72}
      idOf={({ key }) => key}
      row={threadRow}
      chosen={id}
      isFiltered={search.value !== ''}
      empty={<NoMessages />}
      detail={
        thread ? (
          <Phone key={thread.key} thread={thread} />
        ) : (
          <p class="pick">This thread is not among the messages that were read.</p>
        )
      }
    />
  );
}

function threadRow({ people, ours, channel, messages: [newest] }: Thread): VNode {
  const who = people.map(addressText).join(', ');
  const isBad = newest?.state === 'failed' || newest?.state === 'undelivered';
  return (
    <>
      <Avatar name={people[0]?.address ?? who} />
      <span class="row-main">
        <span class="row-top">
          <strong>{who}</strong>
          <Moment at={newest?.created_at} />
        </span>
        <span class="row-text">
          {newest?.direction === 'inbound' && <span class="quiet">Reply: </span>}
          {newest && previewOf(newest)}
        </span>
        <span class="row-foot quiet">
          {channelName(channel)}
          {ours && ` · ${addressText(ours)}`}
          {isBad && <span class="dot-bad">{newest?.state}</span>}
        </span>
      </span>
    </>
  );
}

function textsOf({ people, ours, messages: list }: Thread): string[] {
  return [...people.flatMap(({ address }) => address ?? []), ours?.address ?? '', ...list.map(previewOf)];
}

function NoMessages(): VNode {
  const command = `curl ${location.origin}/preview/Messages -u AC${'0'.repeat(32)}:any \\
  -H 'content-type: application/json' -d '{
    "from": { "address": "+12065550199", "channel": "tel" },
    "to": [{ "address": "+12065550100", "channel": "tel" }],
    "content": { "text": "Hello" } }'`;
  return (
    <EmptyState icon="messages" title="No messages yet" command={command}>
      Point your program at <code>{location.origin}</code> and send one, or run this line. It appears here at once.
    </EmptyState>
  );
}

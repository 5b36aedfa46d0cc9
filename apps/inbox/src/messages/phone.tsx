import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { messages as allMessages } from '../data/store.ts';
import { addressText } from '../data/wording.ts';
import { Avatar } from '../parts/avatar.tsx';
import { useVirtualizer } from '../parts/use-virtualizer.ts';
import { sandboxNow } from '../state/sandbox-time.ts';
import { bubblesOf } from './bubbles.ts';
import { channelName } from './channels.ts';
import { MessageBubble } from './message-bubble.tsx';
import { MessageSheet } from './message-sheet.tsx';
import { ReplyBox } from './reply-box.tsx';
import { canReply, sendReply } from './send-reply.ts';
import type { Thread } from './threads.ts';

/** How high a message is until it has been measured. */
const usualHeight = 76;

/** How many messages below the first one the next page is read. */
const nearTop = 10;

/** How many messages fit on a phone at most. */
const fewMessages = 30;

/** A phone with one thread open, which can answer. */
export function Phone({ thread }: { readonly thread: Thread }): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const opened = useSignal('');
  const bubbles = useMemo(() => bubblesOf(thread.messages, sandboxNow.peek()), [thread.messages]);
  const getItemKey = useCallback((index: number) => bubbles[index]?.message.id ?? index, [bubbles]);
  const virtualizer = useVirtualizer({
    count: bubbles.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey,
    anchorTo: 'end',
    followOnAppend: true,
    paddingStart: 12,
    paddingEnd: 12,
  });
  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer]);
  const first = virtualizer.range?.startIndex ?? bubbles.length;
  useEffect(() => {
    // Who reads up to the top of a long thread wants to go on; a short one may be all that there is of it.
    if (first < nearTop && bubbles.length > fewMessages) void allMessages.loadMore();
  }, [first, bubbles.length]);
  const reply = canReply(thread) ? (text: string) => void sendReply(thread, text) : undefined;
  const who = thread.people.map(addressText).join(', ');
  return (
    <div class="phone-stage">
      <article class="phone" aria-label={`Phone of ${who}`}>
        <header class="phone-head">
          <Avatar name={addressText(thread.ours)} />
          <div>
            <h2>{addressText(thread.ours)}</h2>
            <p class="quiet">
              {channelName(thread.channel)} on the phone of {who}
            </p>
          </div>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div class="scroller phone-scroller" ref={scroller} tabIndex={0} role="log" aria-label="Messages on the phone">
          {allMessages.hasMore.value && (
            <button type="button" class="link older" onClick={() => void allMessages.loadMore(true)}>
              Load older messages
            </button>
          )}
          <div class="virtual" style={{ height: `${virtualizer.getTotalSize()}px` }}>
            {virtualizer.getVirtualItems().map(({ key, index, start }) => {
              const bubble = bubbles[index];
              return (
                bubble && (
                  <div
                    key={key}
                    class="virtual-row"
                    data-index={index}
                    ref={virtualizer.measureElement}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <MessageBubble
                      bubble={bubble}
                      reply={reply}
                      onOpen={() => {
                        opened.value = bubble.message.id;
                      }}
                    />
                  </div>
                )
              );
            })}
          </div>
        </div>
        <ReplyBox thread={thread} />
      </article>
      {opened.value !== '' && (
        <MessageSheet
          id={opened.value}
          onClose={() => {
            opened.value = '';
          }}
        />
      )}
    </div>
  );
}

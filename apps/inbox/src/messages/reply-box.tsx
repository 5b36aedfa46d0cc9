import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { addressText } from '../data/wording.ts';
import { Icon } from '../parts/icon.tsx';
import { canReply, sendReply } from './send-reply.ts';
import type { Thread } from './threads.ts';

/** Where people write as the one who holds the phone. */
export function ReplyBox({ thread }: { readonly thread: Thread }): VNode {
  const text = useSignal('');
  const send = async () => {
    const written = text.value.trim();
    if (written === '') return;
    text.value = '';
    if (!(await sendReply(thread, written))) text.value = written;
  };
  if (!canReply(thread))
    return <p class="reply-note quiet">Nobody can answer here: it takes one phone and a number of yours.</p>;
  const who = addressText(thread.people[0]);
  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <input
        type="text"
        data-reply
        aria-label={`Reply as ${who}`}
        placeholder={`Reply as ${who}`}
        autocomplete="off"
        value={text.value}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
      <button type="submit" class="send" aria-label="Send" disabled={text.value.trim() === ''}>
        <Icon name="send" />
      </button>
    </form>
  );
}

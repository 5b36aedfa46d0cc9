import type { VNode } from 'preact';
import { exactMoment, timeOfDay } from '../data/moments.ts';
import { wordText } from '../data/wording.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Troubles } from '../parts/troubles.tsx';
import type { Bubble } from './bubbles.ts';
import { RichContent } from './rich-content.tsx';

interface MessageBubbleProps {
  readonly bubble: Bubble;
  readonly reply: ((text: string) => void) | undefined;
  /** Shows more about the message. */
  readonly onOpen: () => void;
}

/** One message on the phone: what the person gets stands at the left, what the person wrote at the right. */
export function MessageBubble({ bubble, reply, onOpen }: MessageBubbleProps): VNode {
  const { message, heading, isFollowed } = bubble;
  const { direction, state, code, errors, created_at: at } = message;
  const isBad = state === 'failed' || state === 'undelivered';
  const side = direction === 'inbound' ? 'own' : 'other';
  return (
    <>
      {heading !== undefined && <h3 class="day">{heading}</h3>}
      <div class={`bubble-row ${side}${isFollowed ? ' followed' : ''}`} data-message={message.id}>
        <div class={`bubble${isBad ? ' bad' : ''}`}>
          <RichContent
            content={message.content ?? {}}
            text={message.text}
            reply={direction === 'outbound' ? reply : undefined}
          />
          {code && (
            <div class="bubble-code">
              <code>{code}</code> <CopyButton text={code} label="Copy code" isSmall />
            </div>
          )}
        </div>
        {isBad && <Troubles troubles={errors} />}
        <button type="button" class="bubble-meta" title={`${exactMoment(at)}: show more`} onClick={onOpen}>
          {timeOfDay(new Date(at))}
          {direction === 'outbound' && ` · ${wordText(state)}`}
        </button>
      </div>
    </>
  );
}

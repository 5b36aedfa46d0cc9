import { dayHeading } from '../data/moments.ts';
import type { MessageView } from '../data/views.ts';

/** A message on the phone, and what stands around it. */
export interface Bubble {
  readonly message: MessageView;
  /** The day, above the first message of it. */
  readonly heading: string | undefined;
  /** Whether the next is from the same side, soon after: then they stand close. */
  readonly isFollowed: boolean;
}

/** How soon after another a message belongs to it. */
const closeMs = 120_000;

/** Puts the messages of a thread, of which the newest comes first, into the order in which they are read. */
export function bubblesOf(newestFirst: readonly MessageView[], now: number): Bubble[] {
  const messages = newestFirst.toReversed();
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const heading = dayHeading(message.created_at, now);
    const isFirst = before === undefined || dayHeading(before.created_at, now) !== heading;
    return {
      message,
      heading: isFirst ? heading : undefined,
      isFollowed: after !== undefined && isClose(message, after),
    };
  });
}

function isClose(message: MessageView, next: MessageView): boolean {
  const gap = Date.parse(next.created_at) - Date.parse(message.created_at);
  return message.direction === next.direction && gap < closeMs;
}

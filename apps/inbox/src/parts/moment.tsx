import type { VNode } from 'preact';
import { exactMoment, shortMoment } from '../data/moments.ts';
import { sandboxNow } from '../state/sandbox-time.ts';

/** When something was; the exact time when it is pointed at. */
export function Moment({ at, isExact = false }: MomentProps): VNode | null {
  if (!at) return null;
  const exact = exactMoment(at);
  // Not followed: nothing in a list is to be drawn again four times in a second.
  const text = isExact ? exact : shortMoment(at, sandboxNow.peek());
  return (
    <time dateTime={at} title={exact}>
      {text}
    </time>
  );
}

interface MomentProps {
  readonly at: string | null | undefined;
  readonly isExact?: boolean;
}

import type { VNode } from 'preact';
import { notice } from '../state/notice.ts';

/** What the page has to say, for a moment. */
export function NoticeBar(): VNode {
  const said = notice.value;
  return (
    <div class="notice-place" role="status" aria-live="polite">
      {said && <p class={said.isTrouble ? 'notice trouble' : 'notice'}>{said.text}</p>}
    </div>
  );
}

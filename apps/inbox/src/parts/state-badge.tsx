import type { VNode } from 'preact';
import { wordText } from '../data/wording.ts';

const tones: Readonly<Record<string, string>> = {
  delivered: 'good',
  read: 'good',
  opened: 'good',
  completed: 'good',
  verified: 'good',
  active: 'good',
  open: 'good',
  failed: 'bad',
  undelivered: 'bad',
  canceled: 'bad',
  closed: 'quiet',
  queued: 'quiet',
  inactive: 'warm',
  pending: 'warm',
  scheduled: 'warm',
  processing: 'busy',
  sent: 'busy',
  'in-progress': 'busy',
};

/** The word for where something stands, in the colour of good or bad. */
export function StateBadge({ state }: { readonly state: string }): VNode {
  const tone = tones[state.toLowerCase()] ?? 'quiet';
  return <span class={`badge tone-${tone}`}>{wordText(state.toLowerCase())}</span>;
}

/** The status of an answer. */
export function StatusBadge({ status, missing = 'No answer' }: StatusBadgeProps): VNode {
  if (status === null) return <span class="badge tone-bad">{missing}</span>;
  return (
    <span class={`badge number tone-${status < 300 ? 'good' : status < 400 ? 'busy' : status < 500 ? 'warm' : 'bad'}`}>
      {status}
    </span>
  );
}

interface StatusBadgeProps {
  readonly status: number | null;
  readonly missing?: string;
}

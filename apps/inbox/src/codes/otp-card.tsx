import type { VNode } from 'preact';
import type { OtpView } from '../data/views.ts';
import { addressText } from '../data/wording.ts';
import { channelName } from '../messages/channels.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Moment } from '../parts/moment.tsx';
import { sandboxNow } from '../state/sandbox-time.ts';
import { leftText } from './time-left.ts';

/** A code that someone was sent. */
export function OtpCard({ otp }: { readonly otp: OtpView }): VNode {
  const { to, channel, code, created_at: at, expires_at: expires } = otp;
  return (
    <li class="code-card">
      <p class="card-head">
        <strong>{addressText(to)}</strong>
        <span class="quiet">{channelName(channel)}</span>
      </p>
      <p class="code-line">
        <code class="big-code" data-code={code}>
          {code}
        </code>
        <CopyButton text={code} label="Copy" />
      </p>
      <p class="quiet card-foot">
        <span>
          Sent <Moment at={at} />
        </span>{' '}
        <TimeLeft until={expires} />
      </p>
    </li>
  );
}

function TimeLeft({ until }: { readonly until: string }): VNode {
  return <span>{leftText(Date.parse(until) - sandboxNow.value)}</span>;
}

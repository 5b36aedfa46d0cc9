import type { VNode } from 'preact';
import { dayText, timeOfDay } from '../data/moments.ts';
import { pushes } from '../data/store.ts';
import { channelName } from '../messages/channels.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DetailHead } from '../parts/detail-head.tsx';
import { Facts } from '../parts/facts.tsx';
import { Icon } from '../parts/icon.tsx';
import { MissingItem } from '../parts/missing-item.tsx';
import { Moment } from '../parts/moment.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { Troubles } from '../parts/troubles.tsx';
import { useItem } from '../parts/use-item.ts';
import { routeHash } from '../state/route.ts';

/** One notification on a lock screen, and what the push service was given. */
export function PushDetail({ id }: { readonly id: string }): VNode {
  const push = useItem(pushes, id);
  if (!push) return <MissingItem item={push} />;
  const { title, text, to, state, code, payload, errors, content, operation_id: operation } = push;
  const at = new Date(push.created_at);
  const opens = content?.click_action?.url;
  return (
    <article class="detail">
      <DetailHead title={title ?? 'Notification'} subtitle={<Moment at={push.created_at} isExact />}>
        <StateBadge state={state} />
        {code && (
          <span class="inline-code">
            <code>{code}</code> <CopyButton text={code} label="Copy code" isSmall />
          </span>
        )}
      </DetailHead>
      <div class="lock-screen">
        <p class="lock-time">{timeOfDay(at)}</p>
        <p class="lock-day">{dayText(at)}</p>
        <div class="notification">
          <span class="avatar square">
            <Icon name="pushes" />
          </span>
          <div>
            <p class="notification-top">
              <strong>{title ?? channelName(to[0]?.channel)}</strong> <span>{timeOfDay(at)}</span>
            </p>
            <p>{text ?? 'Nothing is shown: only the app sees this one.'}</p>
          </div>
        </div>
      </div>
      <Troubles troubles={errors} />
      <Facts
        facts={[
          ['Device', to.map(({ address }) => address).join(', ')],
          ['Service', channelName(to[0]?.channel)],
          ['Opens', opens],
          ['Id', <code key="id">{id}</code>],
          [
            'Operation',
            operation && (
              <a key="operation" href={routeHash({ view: 'operations', id: operation })}>
                {operation}
              </a>
            ),
          ],
        ]}
      />
      <h3>What the push service was given</h3>
      <CodeBlock
        label="Payload"
        text={payload ? JSON.stringify(payload, null, 2) : ''}
        empty="It has not been sent yet."
      />
    </article>
  );
}

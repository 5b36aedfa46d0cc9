import type { VNode } from 'preact';
import { callControl } from '../data/control-client.ts';
import { webhooks } from '../data/store.ts';
import { prettyJson } from '../data/wording.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { DetailHead } from '../parts/detail-head.tsx';
import { Facts } from '../parts/facts.tsx';
import { Icon } from '../parts/icon.tsx';
import { MissingItem } from '../parts/missing-item.tsx';
import { Moment } from '../parts/moment.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useItem } from '../parts/use-item.ts';
import { decodedForm } from '../requests/decoded-form.ts';
import { attempt } from '../state/notice.ts';
import { AttemptList } from './attempt-list.tsx';
import { familyName } from './families.ts';

/** One webhook: what was told, how it was signed, and what came back. */
export function WebhookDetail({ id }: { readonly id: string }): VNode {
  const webhook = useItem(webhooks, id);
  if (!webhook) return <MissingItem item={webhook} />;
  const {
    event,
    url,
    method,
    state,
    family,
    body,
    content_type: type,
    next_at: nextAt,
    account_sid: account,
  } = webhook;
  const replay = () =>
    attempt(() => callControl('POST', `/webhooks/${encodeURIComponent(id)}/replay`), 'It is sent once more');
  return (
    <article class="detail">
      <DetailHead
        title={event}
        subtitle={
          <span class="mono wrap">
            {method} {url}
          </span>
        }
      >
        <StateBadge state={state} />
        <button type="button" class="button" data-replay onClick={() => void replay()}>
          <Icon name="replay" /> Replay
        </button>
      </DetailHead>
      <h3>Attempts</h3>
      <AttemptList path={`/webhooks/${encodeURIComponent(id)}/attempts`} version={webhook} />
      <h3>What is sent</h3>
      {type.includes('form') ? (
        <Facts facts={decodedForm(body).map(([name, value]) => [name, <code key={name}>{value}</code>])} />
      ) : (
        <CodeBlock label="Body" text={prettyJson(body)} />
      )}
      <h3>Signed bytes</h3>
      <p class="quiet">
        The body to the letter, as <code>{type}</code>. The signature is in the headers of each attempt.
      </p>
      <CodeBlock label="Signed bytes" text={body} empty="The body is empty: the fields are in the address." />
      <Facts
        facts={[
          ['API', familyName(family)],
          ['Account', <code key="account">{account}</code>],
          ['Made', <Moment key="made" at={webhook.created_at} isExact />],
          ['Next attempt', nextAt && <Moment key="next" at={nextAt} isExact />],
        ]}
      />
    </article>
  );
}

import type { VNode } from 'preact';
import { operations } from '../data/store.ts';
import { countText, wordText } from '../data/wording.ts';
import { DetailHead } from '../parts/detail-head.tsx';
import { Facts } from '../parts/facts.tsx';
import { MissingItem } from '../parts/missing-item.tsx';
import { Moment } from '../parts/moment.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useItem } from '../parts/use-item.ts';
import { OperationItems } from './operation-items.tsx';
import { OperationProgress } from './operation-progress.tsx';
import { progressOf } from './progress.ts';

/** One send with all its counts. */
export function OperationDetail({ id }: { readonly id: string }): VNode {
  const operation = useItem(operations, id);
  if (!operation) return <MissingItem item={operation} />;
  const { resource, status, total_count: total, account_sid: account } = operation;
  const { parts, donePercent } = progressOf(operation);
  return (
    <article class="detail">
      <DetailHead
        title={countText(total, wordText(resource).toLowerCase().replace(/s$/, ''))}
        subtitle={`${donePercent} % done`}
      >
        <StateBadge state={status} />
      </DetailHead>
      <div class="big-bar">
        <OperationProgress operation={operation} />
      </div>
      <ul class="counts">
        {parts.map(({ state, count, percent }) => (
          <li key={state}>
            <span class={`legend bar-${state}`} />
            <span>{wordText(state)}</span>
            <strong class="number">{count.toLocaleString('en')}</strong>
            <span class="quiet number">{percent.toFixed(percent < 10 && percent > 0 ? 1 : 0)} %</span>
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          ['Id', <code key="id">{id}</code>],
          ['Account', <code key="account">{account}</code>],
          ['Begun', <Moment key="begun" at={operation.created_at} isExact />],
          ['Last change', <Moment key="changed" at={operation.updated_at} isExact />],
        ]}
      />
      <OperationItems operation={operation} />
    </article>
  );
}

import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { operations } from '../data/store.ts';
import type { OperationView } from '../data/views.ts';
import { countText, wordText } from '../data/wording.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { OperationDetail } from './operation-detail.tsx';
import { OperationProgress } from './operation-progress.tsx';
import { progressOf } from './progress.ts';

const search = searchOf('operations');

const shown: ReadonlySignal<readonly OperationView[]> = computed(() =>
  search.value === ''
    ? operations.items.value
    : operations.items.value.filter(({ id, resource, status }) => isFound(search.value, [id, resource, status])),
);

/** The sends, and how far they have come. */
export function OperationsView(): VNode {
  const { id } = route.value;
  return (
    <SplitView
      view="operations"
      title="Operations"
      noun={['operation']}
      source={operations}
      items={shown.value}
      rowHeight={78}
      idOf={(operation) => operation.id}
      row={operationRow}
      chosen={id}
      isFiltered={search.value !== ''}
      empty={
        <EmptyState icon="operations" title="No operations yet">
          Each send becomes an operation: it shows how many of its messages, e-mails or pushes have arrived, and how
          many have not.
        </EmptyState>
      }
      detail={<OperationDetail key={id} id={id} />}
    />
  );
}

function countsText(operation: OperationView): string {
  return progressOf(operation)
    .parts.map(({ state, count }) => `${count.toLocaleString('en')} ${state}`)
    .join(', ');
}

function operationRow(operation: OperationView): VNode {
  const { resource, total_count: total, status, created_at: at } = operation;
  return (
    <span class="row-main">
      <span class="row-top">
        <strong>{countText(total, wordText(resource).toLowerCase().replace(/s$/, ''))}</strong>
        <Moment at={at} />
      </span>
      <OperationProgress operation={operation} />
      <span class="row-foot quiet">
        <StateBadge state={status} />
        <span class="cut-text">{countsText(operation)}</span>
      </span>
    </span>
  );
}

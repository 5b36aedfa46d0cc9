import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { followRequests, requests } from '../data/store.ts';
import type { RequestView } from '../data/traffic-views.ts';
import { durationText } from '../data/wording.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { StatusBadge } from '../parts/state-badge.tsx';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { RequestDetail } from './request-detail.tsx';

const search = searchOf('requests');
const which = signal('');

const shown: ReadonlySignal<readonly RequestView[]> = computed(() => {
  const isAll = search.value === '' && which.value === '';
  if (isAll) return requests.items.value;
  return requests.items.value.filter((view) => isWanted(view, which.value) && isFound(search.value, textsOf(view)));
});

/** What came in over HTTP, and what it was answered. */
export function RequestsView(): VNode {
  const { id } = route.value;
  useEffect(followRequests, []);
  return (
    <SplitView
      view="requests"
      title="Requests"
      noun={['request']}
      source={requests}
      items={shown.value}
      rowHeight={64}
      idOf={(request) => request.id}
      row={requestRow}
      chosen={id}
      isFiltered={search.value !== '' || which.value !== ''}
      tools={<WhichFilter />}
      empty={
        <EmptyState
          icon="requests"
          title="No requests yet"
          command={`curl ${location.origin}/preview/Messages -u AC${'0'.repeat(32)}:any`}
        >
          Each call of an API is kept here with its answer, and with what is wrong with it. Copy it as curl or as code.
        </EmptyState>
      }
      detail={<RequestDetail key={id} id={id} />}
    />
  );
}

function WhichFilter(): VNode {
  return (
    <select
      aria-label="Which requests"
      value={which.value}
      onChange={({ currentTarget }) => {
        which.value = currentTarget.value;
      }}
    >
      <option value="">All</option>
      <option value="refused">Refused</option>
      <option value="failed">Failed or cut</option>
      <option value="fault">Hit by a fault</option>
      <option value="writes">Writes</option>
    </select>
  );
}

function isWanted({ status, fault, method }: RequestView, wanted: string): boolean {
  if (wanted === 'refused') return status !== null && status >= 400 && status < 500;
  if (wanted === 'failed') return status === null || status >= 500;
  if (wanted === 'fault') return fault !== null;
  return wanted === '' || method !== 'GET';
}

function requestRow({ method, path, operation, status, at, duration_ms: ms, problems, fault }: RequestView): VNode {
  return (
    <span class="row-main">
      <span class="row-top">
        <strong class="mono">
          <span class={`method method-${method.toLowerCase()}`}>{method}</span> {operation?.split('.').at(-1) ?? path}
        </strong>
        <Moment at={at} />
      </span>
      <span class="row-foot quiet">
        <StatusBadge status={status} missing="Cut" />
        <span class="number">{durationText(ms)}</span>
        {problems.length > 0 && <span class="dot-bad">{problems[0]?.message}</span>}
        {fault && <span class="badge tone-warm">fault</span>}
        {problems.length === 0 && <span class="cut-text">{path}</span>}
      </span>
    </span>
  );
}

function textsOf({ method, path, operation, status, query, problems, id }: RequestView): string[] {
  return [method, path, operation ?? '', String(status), String(query), id, ...problems.map(({ message }) => message)];
}

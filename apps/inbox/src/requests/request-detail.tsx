import type { VNode } from 'preact';
import { requests } from '../data/store.ts';
import type { RequestHalf, RequestView } from '../data/traffic-views.ts';
import { durationText, prettyJson } from '../data/wording.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DetailHead } from '../parts/detail-head.tsx';
import { Facts } from '../parts/facts.tsx';
import { HeaderList } from '../parts/header-list.tsx';
import { MissingItem } from '../parts/missing-item.tsx';
import { Moment } from '../parts/moment.tsx';
import { StatusBadge } from '../parts/state-badge.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { Troubles } from '../parts/troubles.tsx';
import { useItem } from '../parts/use-item.ts';
import { go, route } from '../state/route.ts';
import { asCode } from './as-code.ts';
import { asCurl, queryText } from './as-curl.ts';
import { decodedForm } from './decoded-form.ts';

/** One request with its answer, and what the contract says of it. */
export function RequestDetail({ id }: { readonly id: string }): VNode {
  const view = useItem(requests, id);
  if (!view) return <MissingItem item={view} />;
  const { method, path, operation, status, problems, duration_ms: ms, fidelity, fault, account_sid: account } = view;
  const code = asCode(view, location.origin);
  return (
    <article class="detail">
      <DetailHead
        title={
          <span class="mono">
            {method} {operation ?? path}
          </span>
        }
        subtitle={
          <span class="mono wrap">
            {path}
            {decodeQuery(view)}
          </span>
        }
      >
        <StatusBadge status={status} missing="Connection cut" />
      </DetailHead>
      <p class="button-row">
        <CopyButton text={() => asCurl(view, location.origin)} label="Copy as curl" />
        {code !== undefined && <CopyButton text={code} label="Copy as code" />}
      </p>
      {problems.length > 0 && (
        <section class="findings">
          <h3>What is wrong with it</h3>
          <ul>
            {problems.map(({ field, message, code: number }) => (
              <li key={`${field} ${message}`}>
                {field && <code>{field}</code>} <span>{message}</span> <span class="quiet number">{number}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Tabs
        label="Sights of the request"
        chosen={route.value.tab}
        onChoose={(tab) => go({ view: 'requests', id, tab })}
        tabs={[
          { name: 'request', title: 'Request', content: () => <Half half={view.request} /> },
          { name: 'answer', title: 'Answer', content: () => <Half half={view.response} /> },
          ...(code === undefined
            ? []
            : [{ name: 'code', title: 'As code', content: () => <CodeBlock label="Code" text={code} /> }]),
          {
            name: 'curl',
            title: 'As curl',
            content: () => <CodeBlock label="Command" text={asCurl(view, location.origin)} />,
          },
        ]}
      />
      <Facts
        facts={[
          ['Id', <code key="id">{id}</code>],
          ['Account', account && <code key="account">{account}</code>],
          ['Host', view.host],
          ['At', <Moment key="at" at={view.at} isExact />],
          ['Took', durationText(ms)],
          ['Fidelity', fidelity ? `${fidelity} of 4` : null],
          ['Fault', fault && <code key="fault">{fault}</code>],
        ]}
      />
      {status === null && (
        <Troubles troubles={[{ message: 'The connection was cut before an answer was complete.' }]} />
      )}
    </article>
  );
}

function Half({ half }: { readonly half: RequestHalf | undefined }): VNode {
  if (!half) return <p class="quiet">Loading…</p>;
  const type = half.headers['content-type'] ?? half.headers['Content-Type'] ?? '';
  const body = half.body ?? '';
  const isForm = type.includes('form-urlencoded');
  return (
    <>
      {isForm && body !== '' && (
        <Facts facts={decodedForm(body).map(([name, value]) => [name, <code key={name}>{value}</code>])} />
      )}
      <CodeBlock label="Body" text={isForm ? body : prettyJson(body)} empty="It has no body." />
      {half.is_cut && <p class="quiet">Only the beginning was kept.</p>}
      <details class="headers">
        <summary>Headers</summary>
        <HeaderList headers={half.headers} />
      </details>
    </>
  );
}

function decodeQuery(view: RequestView): string {
  try {
    return decodeURIComponent(queryText(view));
  } catch {
    return queryText(view);
  }
}

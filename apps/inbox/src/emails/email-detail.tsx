import type { VNode } from 'preact';
import { emails } from '../data/store.ts';
import type { Address, EmailView } from '../data/views.ts';
import { personText } from '../data/wording.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DetailHead } from '../parts/detail-head.tsx';
import { Facts } from '../parts/facts.tsx';
import { MissingItem } from '../parts/missing-item.tsx';
import { Moment } from '../parts/moment.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { Troubles } from '../parts/troubles.tsx';
import { useItem } from '../parts/use-item.ts';
import { go, route, routeHash } from '../state/route.ts';
import { Attachments } from './attachments.tsx';
import { HtmlFrame } from './html-frame.tsx';
import { RawSource } from './raw-source.tsx';

/** One e-mail: as it looks, and as it was sent. */
export function EmailDetail({ id }: { readonly id: string }): VNode {
  const email = useItem(emails, id);
  if (!email) return <MissingItem item={email} />;
  const { subject, from, to, html, text, code, attachments = [], links, state, errors } = email;
  const tabs = [
    ...(html ? [{ name: 'html', title: 'HTML', content: () => <HtmlFrame id={id} subject={subject ?? ''} /> }] : []),
    { name: 'text', title: 'Text', content: () => <PlainText text={text} /> },
    { name: 'raw', title: 'Raw source', content: () => <RawSource id={id} /> },
    { name: 'headers', title: 'Headers', content: () => <RawSource id={id} isHeadOnly /> },
    { name: 'details', title: 'Details', content: () => <Details email={email} /> },
    ...(links && links.length > 0
      ? [{ name: 'links', title: `Links (${links.length})`, content: () => <Links links={links} /> }]
      : []),
  ];
  return (
    <article class="detail email">
      <DetailHead title={subject || 'No subject'} subtitle={<Moment at={email.created_at} isExact />}>
        <StateBadge state={state} />
        {code && (
          <span class="inline-code">
            <code>{code}</code> <CopyButton text={code} label="Copy code" isSmall />
          </span>
        )}
      </DetailHead>
      <Facts
        facts={[
          ['From', personText(from)],
          ['To', people(to)],
          ['Cc', people(email.cc)],
          ['Bcc', people(email.bcc)],
          ['Reply to', people(email.reply_to)],
        ]}
      />
      <Troubles troubles={errors} />
      {attachments.length > 0 && <Attachments id={id} attachments={attachments} />}
      <Tabs
        label="Sights of the e-mail"
        tabs={tabs}
        chosen={route.value.tab}
        onChoose={(tab) => go({ view: 'emails', id, tab })}
      />
    </article>
  );
}

function PlainText({ text }: { readonly text: string | null }): VNode {
  if (!text) return <p class="quiet">This e-mail has no plain text. Some readers show nothing but that.</p>;
  return <CodeBlock label="Text" text={text} />;
}

function Details({ email }: { readonly email: EmailView }): VNode {
  const { id, account_sid: account, operation_id: operation } = email;
  return (
    <Facts
      facts={[
        ['Id', <code key="id">{id}</code>],
        ['Account', <code key="account">{account}</code>],
        [
          'Operation',
          operation && (
            <a key="operation" href={routeHash({ view: 'operations', id: operation })}>
              {operation}
            </a>
          ),
        ],
        ['Updated', email.updated_at && <Moment key="updated" at={email.updated_at} isExact />],
      ]}
    />
  );
}

function Links({ links }: { readonly links: readonly string[] }): VNode {
  return (
    <ul class="links">
      {links.map((link) => (
        <li key={link}>
          {/^https?:/i.test(link) ? (
            <a href={link} target="_blank" rel="noopener noreferrer">
              {link}
            </a>
          ) : (
            <code>{link}</code>
          )}
          <CopyButton text={link} label="Copy link" isSmall />
        </li>
      ))}
    </ul>
  );
}

function people(list: readonly Address[] | null | undefined): string {
  return (list ?? []).map(personText).join(', ');
}

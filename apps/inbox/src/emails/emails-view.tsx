import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { emails } from '../data/store.ts';
import type { EmailView } from '../data/views.ts';
import { personText } from '../data/wording.ts';
import { Avatar } from '../parts/avatar.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { SplitView } from '../parts/split-view.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { route } from '../state/route.ts';
import { isFound, searchOf } from '../state/search.ts';
import { EmailDetail } from './email-detail.tsx';

const search = searchOf('emails');

const shown: ReadonlySignal<readonly EmailView[]> = computed(() =>
  search.value === ''
    ? emails.items.value
    : emails.items.value.filter((email) => isFound(search.value, textsOf(email))),
);

/** The mailboxes. */
export function EmailsView(): VNode {
  const { id } = route.value;
  return (
    <SplitView
      view="emails"
      title="E-mails"
      noun={['e-mail']}
      source={emails}
      items={shown.value}
      rowHeight={76}
      idOf={(email) => email.id}
      row={emailRow}
      chosen={id}
      isFiltered={search.value !== ''}
      empty={<NoEmails />}
      detail={<EmailDetail key={id} id={id} />}
    />
  );
}

function emailRow({ from, to, subject, text, state, attachments, created_at: at }: EmailView): VNode {
  const sender = from?.name ?? from?.address ?? 'unknown';
  return (
    <>
      <Avatar name={sender} />
      <span class="row-main">
        <span class="row-top">
          <strong>{subject || 'No subject'}</strong>
          <Moment at={at} />
        </span>
        <span class="row-text">{text?.trim() || 'No plain text'}</span>
        <span class="row-foot quiet">
          to {to.map(({ address }) => address).join(', ')}
          {attachments && attachments.length > 0 && <Icon name="file" />}
          {state !== 'delivered' && <StateBadge state={state} />}
        </span>
      </span>
    </>
  );
}

function textsOf({ from, to, cc, subject, text }: EmailView): (string | null | undefined)[] {
  return [personText(from), ...to.map(personText), ...(cc ?? []).map(personText), subject, text];
}

function NoEmails(): VNode {
  const command = `curl ${location.origin}/preview/Emails -u AC${'0'.repeat(32)}:any \\
  -H 'content-type: application/json' -d '{
    "from": { "address": "shop@example.com", "name": "Shop" },
    "to": [{ "address": "ada@example.com" }],
    "content": { "subject": "Welcome", "html": "<h1>Hello</h1>" } }'`;
  return (
    <EmptyState icon="emails" title="No e-mails yet" command={command}>
      What your program sends to a mailbox shows up here, as its reader sees it. Nothing leaves this machine.
    </EmptyState>
  );
}

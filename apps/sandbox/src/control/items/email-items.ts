import type { EmailAddressee } from '@comms/emails';
import type { Wire } from '../../api/wire.ts';
import { type StoredDelivery, selectDeliveries } from '../../deliveries/stored-delivery.ts';
import { peopleOf } from '../../emails/compose-email.ts';
import { codeOf, deliveredTexts } from '../../emails/email-content.ts';
import { readEmailRequest } from '../../emails/email-request.ts';
import { variablesOf } from '../../emails/stored-email.ts';
import { bareId } from '../../prefixed-id.ts';
import type { Services } from '../../services.ts';
import { type DeliveryItem, deliveryFilters, deliveryItem, transitionsOf } from './delivery-item.ts';
import { codeIn, linksIn } from './extract.ts';
import { type ItemKind, itemKind } from './item-kind.ts';
import { isAmong, isCode, isIn } from './matching.ts';

type Person = Wire<EmailAddressee>;

/** An e-mail as its recipient sees it. */
interface EmailItem extends DeliveryItem {
  readonly direction: 'inbound' | 'outbound';
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly reply_to: readonly Person[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly {
    readonly file_name: string;
    readonly mime_type: string;
    readonly file_size: number;
  }[];
  readonly code: string | null;
  readonly links: readonly string[];
}

/** What is in mailboxes, codes included: for tests, which have to read what people read. */
export const emailItems: ItemKind = itemKind<StoredDelivery, EmailItem>({
  kind: 'email',
  collection: 'emails',
  select: selectDeliveries,
  where: "d.resource = 'emails'",
  key: 'd.seq',
  account: 'd.account',
  byId: (id) => ['d.id = ?', bareId('email', id)],
  view: emailItem,
  details: (services, row) => ({ transitions: transitionsOf(services, row) }),
  narrow: {
    to: `replace(?, ' ', '+') COLLATE NOCASE IN (SELECT value ->> 'address' FROM json_each(d.recipients)
      UNION ALL SELECT value ->> 'address' FROM json_each(o.request, '$.cc')
      UNION ALL SELECT value ->> 'address' FROM json_each(o.request, '$.bcc'))`,
  },
  filters: {
    ...deliveryFilters,
    code: ({ code }, value) => isCode(code, value),
    to: ({ to, cc, bcc }, value) => isAmong([...to, ...cc, ...bcc], value),
    from: ({ from }, value) => isAmong([from], value),
    address: ({ from, to, cc, bcc }, value) => isAmong([from, ...to, ...cc, ...bcc], value),
    subject: ({ subject }, value) => isIn([subject], value),
    text: ({ subject, text, html }, value) => isIn([subject, text, html], value),
    direction: ({ direction }, value) => direction === value,
  },
});

function emailItem(services: Services, row: StoredDelivery): EmailItem {
  const request = readEmailRequest(row.request);
  const { from, to, cc, bcc, replyTo } = peopleOf(row, request);
  const variables = variablesOf(row);
  const { subject, text = null, html = null } = deliveredTexts(request.content, variables);
  const { attachments = [] } = request.content;
  return {
    ...deliveryItem(services, 'email', row),
    direction: row.operation_resource === 'inbound' ? 'inbound' : 'outbound',
    from,
    to,
    cc,
    bcc,
    reply_to: replyTo,
    subject,
    text,
    html,
    attachments: attachments.map(({ file_name, mime_type, file_size }) => ({ file_name, mime_type, file_size })),
    code: codeOf(request.content, variables) ?? codeIn(`${subject}\n${text ?? textOfHtml(html ?? '')}`),
    links: linksIn([text, html]),
  };
}

/** About what a person reads in HTML. */
function textOfHtml(html: string): string {
  return html.replace(/<(style|script|title)\b.*?<\/\1>|<[^>]*>/gis, ' ');
}

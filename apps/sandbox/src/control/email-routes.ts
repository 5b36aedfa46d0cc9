import type { EmailAddressee } from '@comms/emails';
import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { type StoredDelivery, selectDeliveries } from '../deliveries/stored-delivery.ts';
import { composeEmail, peopleOf } from '../emails/compose-email.ts';
import { codeOf, deliveredTexts } from '../emails/email-content.ts';
import { readEmailRequest } from '../emails/email-request.ts';
import { variablesOf } from '../emails/stored-email.ts';
import { bareId } from '../prefixed-id.ts';
import type { Services } from '../services.ts';

/** How many e-mails are shown at most. */
const maxShown = 100;

/** What is in the recipients' mailboxes, codes included: for tests, which have to read what people read. */
export function emailRoutes({ services }: Receiver): Hono {
  const { database } = services;
  const api = new Hono();

  api.get('/', ({ req }) => {
    const rows = database.all<StoredDelivery>(
      `${selectDeliveries} WHERE d.resource = 'emails'
        AND (?1 IS NULL OR ?1 IN (SELECT value ->> 'address' FROM json_each(d.recipients)
          UNION ALL SELECT value ->> 'address' FROM json_each(o.request, '$.cc')
          UNION ALL SELECT value ->> 'address' FROM json_each(o.request, '$.bcc')))
        AND (?2 IS NULL OR d.account = (SELECT seq FROM accounts WHERE sid = ?2)) ORDER BY d.seq DESC LIMIT ?3`,
      addressIn(req.query('to')),
      req.query('account_sid') ?? null,
      maxShown,
    );
    return Response.json({ emails: rows.map(deliveredEmail) });
  });

  api.get('/:id', ({ req }) => Response.json(deliveredEmail(findEmail(services, req.param('id')))));

  api.get('/:id/raw', async ({ req }) => {
    const { raw } = await composeEmail(services, findEmail(services, req.param('id')));
    return new Response(new Uint8Array(raw), { headers: { 'content-type': 'message/rfc822' } });
  });
  return api;
}

/** An e-mail as its recipient sees it. */
interface DeliveredEmail {
  readonly id: string;
  readonly from: Wire<EmailAddressee>;
  readonly to: readonly Wire<EmailAddressee>[];
  readonly cc: readonly Wire<EmailAddressee>[];
  readonly bcc: readonly Wire<EmailAddressee>[];
  readonly reply_to: readonly Wire<EmailAddressee>[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly {
    readonly file_name: string;
    readonly mime_type: string;
    readonly file_size: number;
  }[];
  /** The one-time password in it. */
  readonly code: string | null;
  readonly state: string;
  readonly created_at: string;
}

function deliveredEmail(row: StoredDelivery): DeliveredEmail {
  const request = readEmailRequest(row.request);
  const { from, to, cc, bcc, replyTo } = peopleOf(row, request);
  const variables = variablesOf(row);
  const { subject, text = null, html = null } = deliveredTexts(request.content, variables);
  const { attachments = [] } = request.content;
  return {
    id: `email_${row.id}`,
    from,
    to,
    cc,
    bcc,
    reply_to: replyTo,
    subject,
    text,
    html,
    attachments: attachments.map(({ file_name, mime_type, file_size }) => ({ file_name, mime_type, file_size })),
    code: codeOf(request.content, variables) ?? null,
    state: row.state,
    created_at: new Date(row.created_at).toISOString(),
  };
}

/** An e-mail of any account, also where it was deleted: it has arrived all the same. @throws {Refusal} 404 */
function findEmail({ database }: Services, id: string): StoredDelivery {
  const row = database.get<StoredDelivery>(
    `${selectDeliveries} WHERE d.resource = 'emails' AND d.id = ?`,
    bareId('email', id),
  );
  if (!row) throw notFound('email', id);
  return row;
}

/** A plus that nobody encoded arrives as a space. */
function addressIn(text: string | undefined): string | null {
  return text?.replaceAll(' ', '+') ?? null;
}

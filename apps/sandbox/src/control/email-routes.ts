import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import { type StoredDelivery, selectDeliveries } from '../deliveries/stored-delivery.ts';
import { composeEmail } from '../emails/compose-email.ts';
import { bytesOf } from '../emails/email-attachments.ts';
import { readEmailRequest } from '../emails/email-request.ts';
import { bareId } from '../prefixed-id.ts';
import type { Services } from '../services.ts';

/** E-mails as mail programs get them: as a whole, and their files. */
export function emailRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.get('/:id/raw', async ({ req }) => {
    const { raw } = await composeEmail(services, findEmail(services, req.param('id')));
    return new Response(new Uint8Array(raw), { headers: { 'content-type': 'message/rfc822' } });
  });

  api.get('/:id/attachments/:index', ({ req }) => {
    const { attachments = [] } = readEmailRequest(findEmail(services, req.param('id')).request).content;
    const attachment = attachments[Number(req.param('index'))];
    if (!attachment) throw notFound('attachment', req.param('index'));
    // It comes from elsewhere: a browser keeps it, and never shows it as a part of this site.
    const headers = {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.file_name)}`,
      'x-content-type-options': 'nosniff',
    };
    return new Response(new Uint8Array(bytesOf(services, attachment)), { headers });
  });
  return api;
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

import type { SendEmailsRequest, SendEmailsResponse } from '@comms/emails';
import { checkPreference } from '../addressing/check-preference.ts';
import { openSender } from '../addressing/open-sender.ts';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { operationHeaders, startOperation } from '../operations/start-operation.ts';
import { checkVariables } from './check-variables.ts';
import { resolveCopies } from './copy-recipients.ts';
import { keepAttachments, openAttachments } from './email-attachments.ts';
import { emailWriter } from './email-json.ts';
import type { EmailRequest } from './email-request.ts';
import { newEmails, refusalOfSender } from './new-emails.ts';

type Request = Wire<SendEmailsRequest>;

/** Takes e-mails on: answers with all of them, queued. */
export function answerSendEmails(request: Request, call: Call): Reply<Wire<SendEmailsResponse>> {
  const { content } = request;
  checkPreference(
    call,
    request.processing_options?.use_preference?.preference_id,
    'processing_options.use_preference.preference_id',
  );
  checkVariables(request);
  const copies = resolveCopies(call, request);
  const files = openAttachments(call, attachmentsOf(content), 'content.attachments');
  const { started, kept, deliveries } = call.services.database.write(() => {
    const { to: _, ...rest } = request;
    const kept: EmailRequest = {
      ...rest,
      ...copies,
      content: { ...content, attachments: keepAttachments(call, files) },
    };
    const sender = openSender(call, request.from);
    const deliveries = newEmails(call, request, sender, copies);
    const isDoomed = refusalOfSender(sender) !== undefined;
    const started = startOperation(call, { resource: 'emails', request: kept, deliveries, isDoomed });
    return { started, kept, deliveries };
  });
  const { id, createdAt, rows } = started;
  const write = emailWriter({ owner: call, operationId: id, createdAt, request: kept, baseURL: call.baseURL });
  const emails = rows.map((row, index) => write(row, deliveries[index]?.variables ?? {}));
  return {
    status: 202,
    headers: operationHeaders(call.baseURL, '/Emails', id),
    json: `{"emails":[${emails.join()}]}`,
  };
}

function attachmentsOf(content: Request['content']): Parameters<typeof openAttachments>[1] {
  return 'attachments' in content ? (content.attachments ?? []) : [];
}

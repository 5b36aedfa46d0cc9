import type { SendEmailsRequest, SendEmailsResponse } from '@comms/emails';
import { checkPreference } from '../addressing/check-preference.ts';
import { openSender } from '../addressing/open-sender.ts';
import type { Call, Reply } from '../api/implement.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { operationHeaders, startOperation } from '../operations/start-operation.ts';
import { checkVariables } from '../templates/check-variables.ts';
import { resolveCopies } from './copy-recipients.ts';
import { keepAttachments, openAttachments } from './email-attachments.ts';
import { textsOf } from './email-content.ts';
import { emailWriter } from './email-json.ts';
import type { EmailRequest } from './email-request.ts';
import { newEmails, refusalOfSender } from './new-emails.ts';

type Request = Wire<SendEmailsRequest>;

const preferenceField = 'processing_options.use_preference.preference_id';

/** Takes e-mails on: answers with all of them, queued. */
export function answerSendEmails(request: Request, call: Call): Reply<Wire<SendEmailsResponse>> {
  const { content } = request;
  const problems: Problem[] = [];
  collect(problems, () => checkPreference(call, preferenceOf(request), preferenceField));
  collect(problems, () => checkVariables(textsOf(content), content.default_variables, request.to ?? []));
  const copies = collect(problems, () => resolveCopies(call, request));
  const files = collect(problems, () => openAttachments(call, attachmentsOf(content), 'content.attachments'));
  if (!copies || !files || problems.length > 0) throw new Refusal(400, problems);
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
  const place = { operationId: id, operationResource: 'emails', baseURL: call.baseURL } as const;
  const write = emailWriter({ owner: call, ...place, createdAt, request: kept });
  const emails = rows.map((row, index) => write(row, deliveries[index]?.variables ?? {}));
  return {
    status: 202,
    headers: operationHeaders(call.baseURL, '/Emails', id),
    json: `{"emails":[${emails.join()}]}`,
  };
}

/** Does one of several checks, so that what all of them find is said at once. */
function collect<Value>(problems: Problem[], check: () => Value): Value | undefined {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function preferenceOf({ processing_options: options }: Request): string | undefined {
  return options?.use_preference?.preference_id;
}

function attachmentsOf(content: Request['content']): Parameters<typeof openAttachments>[1] {
  return 'attachments' in content ? (content.attachments ?? []) : [];
}

import type { SendCommunicationsRequest, SendCommunicationsResponse } from '@comms/communications';
import { checkPreference } from '../addressing/check-preference.ts';
import { type OpenSender, openSender } from '../addressing/open-sender.ts';
import { checkAll } from '../api/check-all.ts';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { type CopyRecipients, resolveCopies } from '../emails/copy-recipients.ts';
import { type OpenAttachment, openAttachments } from '../emails/email-attachments.ts';
import { checkMedia } from '../messages/message-media.ts';
import { operationHeaders, startOperation } from '../operations/start-operation.ts';
import { checkVariables } from '../templates/check-variables.ts';
import { communicationWriter } from './communication-json.ts';
import { newCommunications } from './new-communications.ts';
import { startChildren } from './start-children.ts';

type Request = Wire<SendCommunicationsRequest>;

const options = 'processing_options';

/** Takes communications on: answers with all of them, queued, and with what they became. */
export function answerSendCommunications(request: Request, call: Call): Reply<Wire<SendCommunicationsResponse>> {
  const { to: _, ...shared } = request;
  const { baseURL } = call;
  const sender = request.from && openSender(call, request.from);
  const { copies, files } = checkRequest(request, call, sender);
  const { started, communications, children } = call.services.database.write(() => {
    const communications = newCommunications(call, request, sender);
    const isDoomed = sender?.refused !== undefined;
    const started = startOperation(call, {
      resource: 'communications',
      request: shared,
      deliveries: communications.map(({ delivery }) => delivery),
      isDoomed: isDoomed && communications.every(({ type }) => type !== 'push_notification'),
    });
    const parents = { request: shared, communications, started, copies, files, isDoomed, baseURL };
    return { started, communications, children: startChildren(call, parents) };
  });
  const { id, createdAt, rows } = started;
  const write = communicationWriter({ owner: call, operationId: id, createdAt, request: shared, baseURL });
  const written = rows.map((row, index) =>
    write(row, communications[index]?.delivery.variables ?? {}, children[index]),
  );
  return {
    status: 202,
    headers: operationHeaders(baseURL, '/Communications', id),
    json: `{"communications":[${written.join()}]}`,
  };
}

/** Looks up what e-mails need beside their recipients, and refuses what is not there, before anything is written. */
function checkRequest(
  { to, content, processing_options: given = {} }: Request,
  call: Call,
  sender: OpenSender | undefined,
): { readonly copies: CopyRecipients; readonly files: readonly OpenAttachment[] } {
  let copies: CopyRecipients = { reply_to: [], cc: [], bcc: [] };
  let files: readonly OpenAttachment[] = [];
  checkAll([
    () => checkPreference(call, given.use_preference?.preference_id, `${options}.use_preference.preference_id`),
    () => checkMedia(call, content),
    () => checkVariables(content, content.default_variables, to),
    () => {
      copies = resolveCopies(call, given.emails ?? {}, `${options}.emails.`);
    },
  ]);
  if (sender?.channels?.includes('email')) {
    const stored = (content.media ?? []).filter((each) => 'media_id' in each);
    files = openAttachments(call, stored, 'content.media');
  }
  return { copies, files };
}

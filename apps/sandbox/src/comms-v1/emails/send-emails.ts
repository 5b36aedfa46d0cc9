import type { SendEmailsRecipient, SendEmailsRequest } from '@comms/emails/v1';
import { openSender } from '../../addressing/open-sender.ts';
import type { Call, Reply } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import type { NewDelivery } from '../../deliveries/delivery.ts';
import { noAddressCode } from '../../deliveries/delivery-errors.ts';
import type { CopyRecipients } from '../../emails/copy-recipients.ts';
import { keepAttachments, openAttachments } from '../../emails/email-attachments.ts';
import { newEmails } from '../../emails/new-emails.ts';
import { isEmail } from '../../lookups/email-syntax.ts';
import { startOperation } from '../../operations/start-operation.ts';
import type { Owner } from '../../resources/resource.ts';
import { type AcceptedOperation, acceptedOperation } from '../accepted.ts';
import { addressesOfProfile } from '../profile-addresses.ts';
import { scheduleReader } from '../schedule.ts';
import { tagWriter } from '../tag-writer.ts';
import { htmlText } from './html-text.ts';
import type { StoredEmails } from './stored-emails.ts';

type Request = CamelWire<SendEmailsRequest>;
type Recipient = CamelWire<SendEmailsRecipient>;

const noCopies: CopyRecipients = { reply_to: [], cc: [], bcc: [] };

/** Takes e-mails on: all of them, or with 400 none. They are kept in the preview's form, with what v1 has more beside it. */
export function answerSendEmails(request: Request, call: Call): Reply<AcceptedOperation> {
  const { from, tags, schedule, ipPoolName } = request;
  const { subject, html, text = htmlText(html), attachments = [] } = request.content;
  const inputs = attachments.map(({ filename, contentType, content }) => {
    return { file_name: filename, mime_type: contentType, content };
  });
  const files = openAttachments(call, inputs, 'content.attachments');
  const { id } = call.services.database.write(() => {
    const kept: StoredEmails = {
      from,
      content: { subject, html, text, attachments: keepAttachments(call, files) },
      ...(tags && { tags }),
      v1: { ...(schedule && { schedule }), ...(ipPoolName !== undefined && { ipPoolName }) },
    };
    const deliveries = newDeliveries(call, request);
    const asked = { operation: 'v1.emails.sendEmails', family: 'commsV1' };
    return startOperation(call, { resource: 'emails', request: kept, deliveries, asked });
  });
  return acceptedOperation(call, '/Emails', id);
}

function newDeliveries(owner: Owner, request: Request): NewDelivery[] {
  const { from, content, tags, schedule } = request;
  const sender = openSender(owner, from);
  const timeFor = scheduleReader(schedule);
  const tagsFor = tagWriter(tags);
  return request.to.map((recipient): NewDelivery => {
    const { variables } = recipient;
    const own = tagsFor(variables ?? {});
    const asked = 'address' in recipient ? undefined : profileOf(recipient);
    const plan = asked || own ? { ...(asked && { to: asked }), ...(own && { tags: own }) } : undefined;
    const place = placeOf(owner, recipient);
    if (!place) {
      const outcome = { state: 'failed', errorCode: noAddressCode } as const;
      return { recipients: [], variables, outcome, plan: { ...plan, isUnaddressable: true } };
    }
    const preview = { from, to: [{ ...place, variables }], content: { subject: content.subject }, tags };
    const [made] = newEmails(owner, preview, sender, noCopies);
    if (!made) throw new Error('A recipient with an address gets an e-mail.');
    return { ...made, plan, scheduledFor: timeFor({}) };
  });
}

function profileOf({ profileId, memoryStoreId }: Exclude<Recipient, { address: string }>): object {
  return { profileId, memoryStoreId };
}

/** Where a recipient is reached; undefined for a profile without an e-mail address. */
function placeOf(owner: Owner, recipient: Recipient): { address: string; name?: string | undefined } | undefined {
  if ('address' in recipient) return { address: recipient.address, name: recipient.name };
  const address = addressesOfProfile(owner, recipient).find(isEmail);
  return address === undefined ? undefined : { address };
}

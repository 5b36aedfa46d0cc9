import type { CommunicationKind } from '../contacts/consent.ts';
import type { NewDelivery } from '../deliveries/delivery.ts';
import { deliveryPrefix } from '../deliveries/stored-delivery.ts';
import type { CopyRecipients } from '../emails/copy-recipients.ts';
import { keepAttachments, type OpenAttachment } from '../emails/email-attachments.ts';
import type { EmailRequest } from '../emails/email-request.ts';
import { agentNames } from '../emails/new-emails.ts';
import type { SharedRequest } from '../messages/message-json.ts';
import { type StartedOperation, startOperation } from '../operations/start-operation.ts';
import type { PushRequest } from '../push/push-request.ts';
import type { Owner } from '../resources/resource.ts';
import { emailContent, messageContent, pushContent } from './channel-content.ts';
import type { CommunicationRequest } from './communication-request.ts';
import { type NewCommunication, resourceOfKind } from './new-communications.ts';

/** A send of communications that was taken on, with all that its children need. */
export interface Parents {
  readonly request: CommunicationRequest;
  readonly communications: readonly NewCommunication[];
  readonly started: StartedOperation;
  /** Who gets copies and replies of those that become e-mails. */
  readonly copies: CopyRecipients;
  /** The files that go along with e-mails. */
  readonly files: readonly OpenAttachment[];
  /** Whether nothing but push notifications can be sent at all, for a reason that lies with the sender. */
  readonly isDoomed: boolean;
  readonly baseURL: string;
}

interface Child {
  readonly delivery: NewDelivery;
  /** The place of its communication in the send. */
  readonly index: number;
}

const kinds = ['message', 'email', 'push_notification'] as const;

/**
 * Makes of communications what they become, within `write`: one operation for each kind.
 *
 * Gives the identifiers of what was made, in the order of the communications; undefined for those that become nothing.
 */
export function startChildren(owner: Owner, parents: Parents): (string | undefined)[] {
  const { communications, started, isDoomed } = parents;
  const ids: (string | undefined)[] = communications.map(() => undefined);
  const nameOf = agentNames(owner);
  for (const kind of kinds) {
    const children = communications.flatMap(({ type, delivery, sender: agent }, index): Child[] => {
      const row = started.rows[index];
      if (type !== kind || !row) return [];
      const { recipients, reference, variables, outcome } = delivery;
      const origin = `communication_${row.id}`;
      const sender = agent && { ...agent, ...(kind === 'email' && nameOf(agent.agent_id)) };
      return [{ index, delivery: { recipients, reference, variables, sender, outcome, origin, parent: row.seq } }];
    });
    if (children.length === 0) continue;
    const resource = resourceOfKind[kind];
    const { rows } = startOperation(owner, {
      resource,
      request: requestOf(owner, kind, parents, children),
      deliveries: children.map(({ delivery }) => delivery),
      isDoomed: isDoomed && kind !== 'push_notification',
    });
    for (const [place, { index }] of children.entries()) ids[index] = `${deliveryPrefix[resource]}_${rows[place]?.id}`;
  }
  return ids;
}

function requestOf(owner: Owner, kind: CommunicationKind, parents: Parents, children: readonly Child[]): object {
  switch (kind) {
    case 'message':
      return messageRequest(parents, channelsOf(children));
    case 'email':
      return emailRequest(owner, parents);
    case 'push_notification':
      return pushRequest(parents);
  }
}

/** The content is kept once where it is the same on all channels that are used. */
function messageRequest({ request }: Parents, channels: readonly string[]): Omit<SharedRequest, 'from'> {
  const { from, tags, processing_options: options } = request;
  const contents = Object.fromEntries(
    channels.map((channel) => [channel, messageContent(request.content, channel) ?? {}]),
  );
  const [content = {}, ...others] = Object.values(contents);
  const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(content));
  return {
    ...(from && { from }),
    content,
    ...(!isSame && { contents }),
    ...(options?.messages && { processing_options: options.messages }),
    ...(tags && { tags }),
  };
}

function emailRequest(owner: Owner, { request, copies, files }: Parents): EmailRequest {
  const { from, content, tags } = request;
  return { from, content: { ...emailContent(content), attachments: keepAttachments(owner, files) }, ...copies, tags };
}

function pushRequest({ request, baseURL }: Parents): PushRequest {
  const { content, tags, processing_options: options } = request;
  return {
    content: pushContent(content) ?? {},
    ...options?.push_notifications,
    ...(tags && { tags }),
    base_url: baseURL,
  };
}

function channelsOf(children: readonly Child[]): string[] {
  const used = children.flatMap(({ delivery }) => delivery.recipients).map((each) => Object(each).channel);
  return [...new Set<string>(used)];
}

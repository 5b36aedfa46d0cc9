import type { MessageChanges, NewMessage } from '@comms/conversations-v1';
import { Refusal } from '../../api/problem.ts';
import type { FormWire } from '../../api/wire.ts';
import { type ResourceRow, resourceAt } from '../../resources/resource.ts';
import { checkAttributes } from '../json-attributes.ts';
import { refused } from '../refused.ts';
import type { Place } from '../scope.ts';
import type { Changes } from './act-with-consent.ts';
import { readTemplate, type Template } from './content-variables.ts';
import { givenDates } from './given-dates.ts';
import { isGroupText } from './group-text.ts';
import { readMedia } from './media-file.ts';
import { type MessageFields, messageFields } from './message-row.ts';
import { type Member, membersOf } from './participant-row.ts';

/** What is to be said, without its place in the conversation. */
export interface PlannedMessage {
  readonly fields: MessageFields;
  readonly template: Template | undefined;
}

const maxAttributeBytes = 4096;
const maxTextLength = 1600;
const maxBytes = 32_768;

/** Looks whether something can be said in a conversation. @throws {Refusal} 400 or 409 */
export function planMessage(
  place: Place,
  conversation: ResourceRow,
  request: FormWire<NewMessage>,
  changes: Changes = {},
): PlannedMessage {
  const template = readTemplate(request.ContentSid, request.ContentVariables);
  const { Body, MediaSid: media, Subject: subject, Attributes } = request;
  const body = template ? null : (changes.body ?? Body) || null;
  const files = template || !media ? null : [readMedia(place.owner, media)];
  if (!template && body === null && !files)
    throw refused(50503, 'Body', 'is missing, and so are MediaSid and ContentSid');
  const members = membersOf(place.owner, conversation);
  const author = checkAuthor(changes.author ?? request.Author);
  const participant = authorOf(members, author);
  if (isGroupText(members) && !participant) {
    throw refused(50513, 'Author', 'must take part in the group');
  }
  checkBody(body, members, author);
  return {
    template,
    fields: {
      index: 0,
      author,
      body,
      media: files,
      attributes: checkAttributes(changes.attributes ?? Attributes, maxAttributeBytes),
      participant_sid: sidOfMember(place, participant),
      content_sid: template?.sid ?? null,
      subject: subject || null,
      ...givenDates({}, request),
    },
  };
}

/** What of a message a request changes. @throws {Refusal} 400 */
export function planMessageChanges(
  place: Place,
  conversation: ResourceRow,
  row: ResourceRow,
  request: FormWire<MessageChanges>,
  changes: Changes,
): MessageFields {
  const before = messageFields(row);
  const body = changes.body ?? request.Body;
  const author = changes.author ?? request.Author;
  const attributes = changes.attributes ?? request.Attributes;
  if (body !== undefined && before.media) throw refused(50509, 'Body', 'cannot be changed: the message is a file');
  if (body === '') throw refused(50503, 'Body', 'must not be empty');
  const members = membersOf(place.owner, conversation);
  const said = author === undefined ? before.author : checkAuthor(author);
  if (body !== undefined) checkBody(body, members, said);
  return {
    ...before,
    ...(body !== undefined && { body }),
    ...(author !== undefined && { author: said, participant_sid: sidOfMember(place, authorOf(members, said)) }),
    ...(attributes !== undefined && { attributes: checkAttributes(attributes, maxAttributeBytes) }),
    ...(request.Subject !== undefined && { subject: request.Subject || null }),
    ...givenDates(before, request),
  };
}

/** The one who says something, where it is someone who takes part. */
export function authorOf(members: readonly Member[], author: string): Member | undefined {
  return members.find(({ identity, address }) => identity === author || address === author);
}

/** The SID of someone who takes part. */
export function sidOfMember({ owner }: Pick<Place, 'owner'>, member: Member | undefined): string | null {
  return (member && resourceAt(owner, member.participant)?.id) ?? null;
}

function checkAuthor(author: string | undefined): string {
  if (!author) return 'system';
  if (author.length > 256) throw refused(50310, 'Author', 'must have at most 256 characters');
  return author;
}

/** What goes out as a text is shorter than what is only chatted. */
function checkBody(body: string | null, members: readonly Member[], author: string): void {
  if (body === null) return;
  const isText = members.some(({ address }) => address !== null && address !== author);
  if (isText && [...body].length > maxTextLength) {
    throw refused(50504, 'Body', `must have at most ${maxTextLength} characters: not all who take part chat`);
  }
  if (Buffer.byteLength(body) > maxBytes) {
    throw new Refusal(400, { code: 50504, field: 'Body', message: `Body must have at most ${maxBytes} bytes` });
  }
}

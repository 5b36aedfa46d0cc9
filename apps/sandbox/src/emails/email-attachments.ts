import type { Media } from '@comms/core';
import type { EmailAttachmentInput } from '@comms/emails';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { mediaFile, mediaViewOf } from '../content/media-file.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import type { StoredAttachment } from './email-request.ts';

/** A file that is to go along with e-mails. */
export interface OpenAttachment {
  readonly file_name: string;
  readonly mime_type: string;
  readonly bytes: Uint8Array;
  readonly media_id?: string | undefined;
}

/** The most bytes that the files of one request may have together. */
const maxAttachmentBytes = 10_485_760;

/**
 * Reads the files of a request: it changes nothing, so that it can refuse before anything is written.
 *
 * `field` is where they stand in the request.
 *
 * @throws {Refusal} 400 for media files that do not exist, and for more bytes than an e-mail may have.
 */
export function openAttachments(
  owner: Owner,
  inputs: readonly Wire<EmailAttachmentInput>[],
  field: string,
): OpenAttachment[] {
  const problems: Problem[] = [];
  const files = inputs.flatMap((input, index): OpenAttachment[] => {
    if ('content' in input) {
      const { file_name, mime_type, content } = input;
      return [{ file_name, mime_type, bytes: Buffer.from(content, 'base64') }];
    }
    const file = mediaFile(owner, input.media_id);
    if (file) {
      const media_id = prefixedId('media', input.media_id);
      return [{ file_name: saneName(file.fileName), mime_type: file.mimeType, bytes: file.bytes, media_id }];
    }
    const at = `${field}[${index}].media_id`;
    problems.push({ code: 20001, field: at, message: `${at} is no media file of this account` });
    return [];
  });
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > maxAttachmentBytes) {
    problems.push({ code: 20001, field, message: `${field} has more than ${maxAttachmentBytes} bytes` });
  }
  if (problems.length > 0) throw new Refusal(400, problems);
  return files;
}

/** Keeps the bytes of files, within `write`; gives what the operation's request says of them. */
export function keepAttachments(
  { services: { database }, account }: Owner,
  files: readonly OpenAttachment[],
): StoredAttachment[] {
  return files.map(({ bytes, ...file }) => ({
    ...file,
    file_size: bytes.length,
    attachment: database.insert('INSERT INTO email_attachments (account, bytes) VALUES (?, ?)', account, bytes),
  }));
}

/** The bytes of a file that was kept. */
export function bytesOf({ database }: Services, { attachment }: StoredAttachment): Buffer {
  const row = database.get<{ bytes: Uint8Array }>('SELECT bytes FROM email_attachments WHERE seq = ?', attachment);
  return Buffer.from(row?.bytes ?? new Uint8Array());
}

/** The files of an e-mail as answers show them: those that were uploaded as they are now. */
export function attachmentViews(
  owner: Owner,
  attachments: readonly StoredAttachment[] = [],
  baseURL: string,
): Wire<Media>[] {
  return attachments.map(({ media_id: mediaId, file_name, file_size, mime_type }) => {
    const view = mediaId === undefined ? undefined : mediaViewOf(owner, mediaId, baseURL);
    return view ?? { ...(mediaId !== undefined && { id: mediaId }), file_name, file_size, mime_type };
  });
}

/** A name that can stand in a header, and leads to no other folder where it is saved. */
export function saneName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  return name.replace(/^.*[/\\]/s, '').replace(/[\u0000-\u001f\u007f]+/g, ' ') || 'file';
}

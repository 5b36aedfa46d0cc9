import { Refusal } from '../../api/problem.ts';
import type { MediaFields } from '../../content/media-store.ts';
import { prefixedId } from '../../prefixed-id.ts';
import { type Owner, resourceOf } from '../../resources/resource.ts';
import { isSid, newSid, sidOf, ulidOf } from '../../sid.ts';
import { refused } from '../refused.ts';
import type { MediaFile } from './message-row.ts';

/** A file with this SID is never there. */
const unknownMedia = `ME${'0'.repeat(32)}`;

/**
 * The file that a request names. Files are uploaded elsewhere, so that each SID is that of one; of those that were
 * uploaded to the sandbox's own Content API, it knows more.
 *
 * @throws {Refusal} 400 when there is none, or it is in another message already.
 */
export function readMedia(owner: Owner, sid: string): MediaFile {
  if (!isSid('ME', sid)) throw refused(50510, 'MediaSid', 'must be the SID of a file (ME…)');
  if (sid === unknownMedia) throw refused(50507, 'MediaSid', 'names no file');
  const { services, account } = owner;
  const used = services.database.get('SELECT 1 FROM v1_media WHERE account = ? AND sid = ?', account, sid);
  if (used)
    throw new Refusal(409, { code: 50508, field: 'MediaSid', message: 'MediaSid is in another message already' });
  return fileOf(owner, sid);
}

/** Keeps that a file is in a message, within `write`. */
export function useMedia({ services, account }: Owner, media: readonly MediaFile[] | null): void {
  for (const { sid } of media ?? []) {
    services.database.run('INSERT OR IGNORE INTO v1_media VALUES (?, ?)', account, sid);
  }
}

/** A file that came in: one of the Content API, or one of the web, about which nothing is known. */
export function inboundFile(owner: Owner, input: { readonly url: string } | { readonly media_id: string }): MediaFile {
  if ('media_id' in input) return fileOf(owner, sidOf('ME', input.media_id.replace(/^media_/, '')));
  const filename = new URL(input.url).pathname.split('/').at(-1) || null;
  return { sid: newSid(owner.services.ids, 'ME'), size: 0, content_type: typeOfName(filename), filename };
}

/** A file as the engine of all sends has it. */
export function engineMedia(owner: Owner, service: string, { sid }: MediaFile): object {
  const own = resourceOf(owner, 'media', ulidOf(sid));
  if (own) return { media_id: prefixedId('media', own.id) };
  return { url: `https://mcs.us1.twilio.com/v1/Services/${service}/Media/${sid}` };
}

function fileOf(owner: Owner, sid: string): MediaFile {
  const row = resourceOf(owner, 'media', ulidOf(sid));
  if (!row) return { sid, size: 42_056, content_type: 'image/jpeg', filename: 'image.jpg' };
  const fields: MediaFields = JSON.parse(row.fields);
  return {
    sid,
    size: fields.file_size ?? 0,
    content_type: fields.mime_type ?? 'application/octet-stream',
    filename: fields.file_name,
  };
}

function typeOfName(name: string | null): string {
  const type = Object.entries(types).find(([ending]) => name?.toLowerCase().endsWith(`.${ending}`))?.[1];
  return type ?? 'application/octet-stream';
}

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

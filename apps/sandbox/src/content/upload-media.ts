import type { StoredMedia } from '@comms/content';
import type { MediaAuthor } from '@comms/core';
import type { Call, Reply } from '../api/implement.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { resourceOf } from '../resources/resource.ts';
import { fetchLater } from './fetch-media.ts';
import { fileKind } from './file-kind.ts';
import { fileTooLarge, maxFileBytes } from './media-limit.ts';
import { addMedia, addPendingMedia, type MediaFields, mediaView } from './media-store.ts';

/** A request for an upload, when it is known to be sound. */
interface UploadFields {
  /** A letter for each byte. */
  readonly file?: unknown;
  readonly content?: string;
  readonly url?: string;
  readonly file_name?: string | undefined;
  readonly mime_type?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly created_by?: Wire<MediaAuthor> | undefined;
}

/** Keeps a file; one that is to be got from a URL is got after the answer. */
export async function answerUploadMedia(request: UploadFields, call: Call): Promise<Reply<Wire<StoredMedia>>> {
  const { url, mime_type: declared, tags = {} } = request;
  const { database } = call.services;
  const common = { tags, created_by: authorOf(request.created_by, call) };
  if (url !== undefined) {
    const fields: MediaFields = {
      file_name: request.file_name ?? nameInURL(url),
      file_size: null,
      mime_type: declared ?? null,
      upload_status: 'pending',
      ...common,
    };
    const row = database.write(() => {
      const added = addPendingMedia(call, fields, url);
      fetchLater(call, added);
      return added;
    });
    return { status: 201, body: mediaView(call, row, call.baseURL) };
  }
  const bytes = bytesOf(request);
  const kind = await fileKind(bytes, declared);
  if (!kind) throw wrong('mime_type', `says ${declared}, but the file shows that it is something else`);
  const fields: MediaFields = {
    file_name: request.file_name ?? (kind.extension ? `file.${kind.extension}` : 'file'),
    file_size: bytes.length,
    mime_type: kind.mimeType,
    upload_status: 'completed',
    ...common,
  };
  const row = database.write(() => addMedia(call, fields, bytes));
  return { status: 201, body: mediaView(call, row, call.baseURL) };
}

/** Finds what the contract cannot express. */
export function checkUploadMedia(request: unknown): Problem[] {
  const { content, url, created_by: author }: Record<string, unknown> = Object(request);
  const named = Object.entries(Object(author)).filter(([name, value]) => name !== 'channel' && value !== null);
  return [
    ...(typeof content === 'string' && content.length % 4 !== 0 ? [problem('content', 'is no base64')] : []),
    ...(typeof url === 'string' && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')
      ? [problem('url', 'is no web address')]
      : []),
    ...(typeof author === 'object' && named.length !== 1
      ? [problem('created_by', 'must have one of contact_id, agent_id and address')]
      : []),
  ];
}

/** @throws {Refusal} 413 when the file is too large, 400 when there is nothing in it. */
function bytesOf({ file, content = '' }: UploadFields): Buffer {
  const [field, bytes] =
    typeof file === 'string'
      ? (['file', Buffer.from(file, 'latin1')] as const)
      : (['content', Buffer.from(content, 'base64')] as const);
  if (bytes.length === 0) throw wrong(field, 'is empty');
  if (bytes.length > maxFileBytes) throw fileTooLarge(field);
  return bytes;
}

/** @throws {Refusal} 400 when there is no such contact or agent. */
function authorOf(author: Wire<MediaAuthor> | undefined, call: Call): MediaFields['created_by'] {
  if (!author) return null;
  for (const kind of ['contact', 'agent'] as const) {
    const id = author[`${kind}_id`];
    if (id === null || id === undefined) continue;
    if (!resourceOf(call, kind, id)) throw wrong(`created_by.${kind}_id`, `is the identifier of no ${kind}`);
    return { [`${kind}_id`]: prefixedId(kind, id) };
  }
  return { address: author.address ?? null, ...(author.channel && { channel: author.channel }) };
}

/** The last part of the path of a URL. */
function nameInURL(url: string): string {
  const name = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name).slice(0, 255) || 'file';
  } catch {
    return name.slice(0, 255);
  }
}

function problem(field: string, message: string): Problem {
  return { code: 20001, field, message: `${field} ${message}` };
}

function wrong(field: string, message: string): Refusal {
  return new Refusal(400, problem(field, message));
}

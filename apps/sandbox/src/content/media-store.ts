import { createHash } from 'node:crypto';
import type { StoredMedia } from '@comms/content';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import {
  addResource,
  changeResource,
  datesOf,
  type Owner,
  type ResourceRow,
  resourceOf,
} from '../resources/resource.ts';
import { temporaryURL } from './temporary-url.ts';

/** The fields of a media file as its row keeps them. */
export interface MediaFields {
  readonly file_name: string;
  /** Null until the upload is complete. */
  readonly file_size: number | null;
  readonly mime_type: string | null;
  readonly upload_status: 'pending' | 'completed' | 'failed';
  readonly tags: Readonly<Record<string, string>>;
  readonly created_by: NonNullable<Wire<StoredMedia>['created_by']> | null;
}

/** A media file, for what sends it along. */
export interface KnownMedia {
  /** With its prefix. */
  readonly id: string;
  readonly file_name: string;
  readonly mime_type: string;
  readonly upload_status: MediaFields['upload_status'];
  /** Empty where the upload is not complete. */
  bytes(): Uint8Array;
  /** As answers show it, with a new temporary URL. */
  view(baseURL: string): Wire<StoredMedia>;
}

/** The media file with an identifier, with or without its prefix; undefined where there is none. */
export function mediaById(owner: Owner, id: string): KnownMedia | undefined {
  const row = resourceOf(owner, 'media', id);
  if (!row) return undefined;
  const { file_name: fileName, mime_type: mimeType, upload_status: status }: MediaFields = JSON.parse(row.fields);
  return {
    id: prefixedId('media', row.id),
    file_name: fileName,
    mime_type: mimeType ?? 'application/octet-stream',
    upload_status: status,
    bytes: () => bytesOf(owner, row.seq),
    view: (baseURL) => mediaView(owner, row, baseURL),
  };
}

/** Keeps a file whose bytes are there, within `write`. */
export function addMedia(owner: Owner, fields: MediaFields, bytes: Uint8Array): ResourceRow {
  const row = addResource(owner, 'media', fields);
  keepBytes(owner, row, bytes);
  return row;
}

/** Notes a file whose bytes are to be got, within `write`. */
export function addPendingMedia(owner: Owner, fields: MediaFields, url: string): ResourceRow {
  const row = addResource(owner, 'media', fields);
  owner.services.database.run('INSERT INTO media_sources VALUES (?, ?, ?)', row.seq, owner.account, url);
  return row;
}

/** Ends an upload that was pending, within `write`: with its bytes, or without, when it failed. */
export function settleMedia(owner: Owner, row: ResourceRow, fields: MediaFields, bytes?: Uint8Array): void {
  owner.services.database.run('DELETE FROM media_sources WHERE media = ?', row.seq);
  changeResource(owner, row, fields);
  if (bytes) keepBytes(owner, row, bytes);
}

function keepBytes({ services: { database }, account }: Owner, { seq }: ResourceRow, bytes: Uint8Array): void {
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  database.run('INSERT INTO media_contents VALUES (?, ?, ?, ?)', seq, account, bytes, etag);
}

function bytesOf({ services: { database } }: Owner, seq: number): Uint8Array {
  const row = database.get<{ bytes: Uint8Array }>('SELECT bytes FROM media_contents WHERE media = ?', seq);
  return row?.bytes ?? new Uint8Array();
}

/** A media file as answers show it; each time its bytes can be got for an hour from then. */
export function mediaView({ services }: Pick<Owner, 'services'>, row: ResourceRow, baseURL: string): Wire<StoredMedia> {
  const { file_name, file_size, mime_type, upload_status, tags, created_by }: MediaFields = JSON.parse(row.fields);
  const { url, expiresAt } = temporaryURL(services, row, baseURL);
  const reference = { temporary_url: url, expires_at: new Date(expiresAt).toISOString() };
  return {
    id: prefixedId('media', row.id),
    file_name,
    file_size,
    mime_type,
    upload_status,
    content_reference: upload_status === 'completed' ? reference : null,
    tags,
    created_by,
    ...datesOf(row),
  };
}

import type { Media } from '@comms/core';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { mediaById } from './media-store.ts';

/** A file that was uploaded, with its bytes. */
export interface MediaFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** The file with an identifier, with or without its prefix; undefined where there is none whose upload is complete. */
export function mediaFile(owner: Owner, mediaId: string): MediaFile | undefined {
  const media = mediaById(owner, mediaId);
  if (media?.upload_status !== 'completed') return undefined;
  return { fileName: media.file_name, mimeType: media.mime_type, bytes: media.bytes() };
}

/** A media file as answers show it; undefined where there is none. */
export function mediaViewOf(owner: Owner, mediaId: string, baseURL: string): Wire<Media> | undefined {
  return mediaById(owner, mediaId)?.view(baseURL);
}

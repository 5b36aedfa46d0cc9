import type { Media } from '@comms/core';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';

/** A file that was uploaded, with its bytes. */
export interface MediaFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** The file with an identifier, with or without its prefix; undefined where there is none whose upload is complete. */
export function mediaFile(_owner: Owner, _mediaId: string): MediaFile | undefined {
  return undefined;
}

/** A media file as answers show it; undefined where there is none. */
export function mediaViewOf(_owner: Owner, _mediaId: string, _baseURL: string): Wire<Media> | undefined {
  return undefined;
}

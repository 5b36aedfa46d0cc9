import type { Media, MediaAuthor, PageRequest, Pagination, Tags } from '@comms/core';
import type { FileSource } from './file-source.ts';

/** How far the upload of a file has come. The values are inferred. */
export type MediaUploadStatus = 'pending' | 'completed' | 'failed' | (string & {});

/** What can be said of a file, wherever it comes from. The reference names none of these fields: all of them are inferred. */
export interface UploadMediaFields {
  /**
   * Without it, the name of the `File` counts, or the API makes one.
   *
   * @minLength 1
   * @maxLength 255
   */
  fileName?: string | undefined;
  /**
   * Without it, the type of the `Blob` counts, or what the file itself shows.
   *
   * @maxLength 127
   * @pattern ^[\w!#$&^.+-]+/[\w!#$&^.+-]+$
   * @example "image/png"
   */
  mimeType?: string | undefined;
  tags?: Tags | undefined;
  /** One of `contactId`, `agentId` and `address`. */
  createdBy?: MediaAuthor | undefined;
}

/** A file that is sent with the request, as it is: `multipart/form-data`. */
export interface UploadMediaFile extends UploadMediaFields {
  file: FileSource;
}

/** A file that is sent within the JSON of the request: for small ones. */
export interface UploadMediaContent extends UploadMediaFields {
  /**
   * Its bytes in base64.
   *
   * @minLength 1
   * @pattern ^[A-Za-z0-9+/]+={0,2}$
   * @example "aGVsbG8="
   */
  content: string;
}

/** A file that the API gets from the web by itself, after it has answered. */
export interface UploadMediaUrl extends UploadMediaFields {
  /**
   * @format uri
   * @example "https://example.com/cat.jpg"
   */
  url: string;
}

/** The file to upload: told apart by `file`, `content` and `url`. */
export type UploadMediaRequest = UploadMediaFile | UploadMediaContent | UploadMediaUrl;

/** Which media to list; all conditions must hold. */
export interface ListMediaRequest extends PageRequest {
  /** Uploaded after this time. */
  startDate?: Date | undefined;
  /** Uploaded before this time. */
  endDate?: Date | undefined;
  uploadStatus?: MediaUploadStatus | undefined;
  /** @example "text/plain" */
  mimeType?: string | undefined;
  createdBy?: MediaAuthor | undefined;
}

/** A media file that the API keeps: unlike one that a message only points to, it has an identifier. */
export interface StoredMedia extends Media {
  /** @example "media_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
}

/** One page of media. */
export interface ListMediaResponse {
  media: StoredMedia[];
  pagination?: Pagination | null | undefined;
}

/** What identifies the media to fetch. */
export interface FetchSingleMediaRequest {
  mediaId: string;
}

export type { ContentReference, Media, MediaAuthor } from '@comms/core';
export { ContentAndMedia } from './content-and-media.ts';
export type { FileSource } from './file-source.ts';
export type {
  FetchSingleMediaRequest,
  ListMediaRequest,
  ListMediaResponse,
  MediaUploadStatus,
  StoredMedia,
  UploadMediaContent,
  UploadMediaFields,
  UploadMediaFile,
  UploadMediaRequest,
  UploadMediaUrl,
} from './types.ts';

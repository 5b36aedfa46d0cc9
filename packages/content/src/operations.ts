import { commsPreview, type ListOperation, type Operation } from '@comms/core';
import type {
  FetchSingleMediaRequest,
  ListMediaRequest,
  ListMediaResponse,
  StoredMedia,
  UploadMediaRequest,
} from './types.ts';
import { writeMedia } from './write-media.ts';

export const uploadMedia: Operation<UploadMediaRequest, StoredMedia> = {
  id: 'contentAndMedia.uploadMedia',
  api: commsPreview,
  method: 'POST',
  path: '/Media',
  success: [201],
  findWith: 'contentAndMedia.listMedia',
  write: writeMedia,
};

export const listMedia: ListOperation<ListMediaRequest, ListMediaResponse, StoredMedia> = {
  id: 'contentAndMedia.listMedia',
  api: commsPreview,
  method: 'GET',
  path: '/Media',
  success: [200],
  page: { items: 'media' },
};

export const fetchSingleMedia: Operation<FetchSingleMediaRequest, StoredMedia> = {
  id: 'contentAndMedia.fetchSingleMedia',
  api: commsPreview,
  method: 'GET',
  path: '/Media/{mediaId}',
  success: [200],
};

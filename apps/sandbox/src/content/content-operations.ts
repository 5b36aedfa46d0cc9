import { fetchSingleMedia, listMedia, uploadMedia } from '@comms/content/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import { answerFetchSingleMedia, answerListMedia, flattenAuthor } from './read-media.ts';
import { uploadBody } from './read-upload.ts';
import { answerUploadMedia, checkUploadMedia } from './upload-media.ts';

/** What carries out the operations of this group. */
export const contentOperations: readonly Implementation[] = [
  implement(uploadMedia, answerUploadMedia, { check: checkUploadMedia, body: uploadBody }),
  implement(listMedia, answerListMedia, { check: flattenAuthor }),
  implement(fetchSingleMedia, answerFetchSingleMedia, { find: mustExist('media', 'media_id') }),
];

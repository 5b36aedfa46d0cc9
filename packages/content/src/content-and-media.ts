import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import { fetchSingleMedia, listMedia, uploadMedia } from './operations.ts';
import type { ListMediaRequest, ListMediaResponse, StoredMedia, UploadMediaRequest } from './types.ts';

/**
 * Uploads media files, to be sent in messages, e-mails and push notifications by their ids.
 *
 * @example
 * import { ContentAndMedia } from '@comms/content';
 *
 * const content = new ContentAndMedia({ security: { username: 'AC…', password: '…' } });
 * const file = new File(['name,score\nAda,10\n'], 'scores.csv', { type: 'text/csv' });
 * const media = await content.uploadMedia({ file });
 */
export class ContentAndMedia {
  readonly #client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.#client = createClient(options);
  }

  /**
   * Uploads a file, lets the API get one from a URL, or sends a small one within JSON.
   *
   * A file from a URL is `pending` at first. On Node a stream is sent while it is read; elsewhere `fetch` may take none, so
   * that it is read to its end first. `timeoutMs` counts for the whole upload: give large files more of it. Nothing is sent
   * again that was read from a stream, even in part.
   *
   * @example
   * import { ContentAndMedia } from '@comms/content';
   *
   * const answer = await fetch('https://example.com/cat.jpg');
   * if (answer.body) {
   *   const media = await new ContentAndMedia().uploadMedia(
   *     { file: answer.body, fileName: 'cat.jpg', mimeType: 'image/jpeg', tags: { animal: 'cat' } },
   *     { timeoutMs: 120_000, onProgress: ({ sentBytes, totalBytes }) => console.log(sentBytes, 'of', totalBytes) },
   *   );
   *   console.log(media.id);
   * }
   *
   * @throws {ApiError} 400 when a part of the request is malformed, with every problem in `errors`; 413 when the file is
   * too large.
   * @throws {ConfigurationError} when the file could not be read to its end; nothing was stored then.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Upload Media"
   */
  async uploadMedia(request: UploadMediaRequest, options?: RequestOptions): Promise<StoredMedia> {
    return await execute(this.#client, uploadMedia, request, options);
  }

  /**
   * Lists media, newest first; all filters must hold.
   *
   * @example
   * import { ContentAndMedia } from '@comms/content';
   *
   * for await (const media of new ContentAndMedia().listMedia({ mimeType: 'image/png', uploadStatus: 'completed' })) {
   *   console.log(media.id, media.fileName, media.fileSize);
   * }
   *
   * @see the reference's "List Media"
   */
  listMedia(request: ListMediaRequest = {}, options?: RequestOptions): PageList<StoredMedia, ListMediaResponse> {
    return paginate(this.#client, listMedia, request, options);
  }

  /**
   * Fetches what is known of one file, with a new URL at which its bytes can be got for a while.
   *
   * @example
   * import { ContentAndMedia } from '@comms/content';
   *
   * const media = await new ContentAndMedia().fetchSingleMedia('media_01h9krwprkeee8fzqspvwy6nq8');
   * const url = media.contentReference?.temporaryUrl;
   * if (url) console.log((await (await fetch(url)).blob()).size);
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Single Media"
   */
  async fetchSingleMedia(mediaId: string, options?: RequestOptions): Promise<StoredMedia> {
    return await execute(this.#client, fetchSingleMedia, { mediaId }, options);
  }
}

import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** What is said of a file beside where it lies. */
export interface FileFromPathOptions {
  /**
   * The name under which it is uploaded.
   *
   * @default the last part of the path
   */
  readonly name?: string | undefined;
  /**
   * Its MIME type, such as `image/png`.
   *
   * @default none: the API finds out
   */
  readonly type?: string | undefined;
}

/**
 * Opens a file of this machine for an upload, on Node. Nothing of it is read before it is sent, and never all of it at once.
 *
 * A file that is changed meanwhile fails the upload.
 *
 * @example
 * import { ContentAndMedia } from '@comms/content';
 * import { fileFromPath } from '@comms/content/node';
 *
 * const media = await new ContentAndMedia().uploadMedia({ file: await fileFromPath('holiday/cat.jpg') });
 * console.log(media.id);
 *
 * @throws {Error} with the code `ENOENT` when there is no such file, as Node's own functions do.
 */
export async function fileFromPath(path: string | URL, options: FileFromPathOptions = {}): Promise<File> {
  const { type = '', name = basename(path instanceof URL ? decodeURIComponent(path.pathname) : path) } = options;
  // Asked first, since opening fails without saying why.
  if (!(await stat(path)).isFile()) throw new Error(`${name} is no file.`);
  return new File([await openAsBlob(path, { type })], name, { type });
}

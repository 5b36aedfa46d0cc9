import type { Api } from './api.ts';
import type { RequestOptions } from './client.ts';

/** How far the sending of a file has come. */
export interface UploadProgress {
  /** How many bytes of the file have been handed to the connection. It begins anew when the call is repeated. */
  readonly sentBytes: number;
  /** How many the file has; undefined for a stream, which tells it only by its end. */
  readonly totalBytes: number | undefined;
}

/** A body that is not one text, such as one with a file in it: the function that a literal names in `write` makes it. */
export interface Upload {
  readonly contentType: string;
  /** In bytes; undefined where only its end tells. */
  readonly size: number | undefined;
  /** Whether some of it was read from a source that can be read only once: it is not sent again then. */
  readonly isSpent: boolean;
  /** Why it could not be read to its end; undefined as long as it could. */
  readonly failure: Error | undefined;
  /** Gives its bytes from the first on, as they are asked for: for transports that send while they read. */
  readonly stream: () => ReadableStream<Uint8Array>;
  /** Gives it whole, for transports that cannot. */
  readonly blob: () => Promise<Blob>;
}

/** Writes the fields of a request as a body, in a way of its operation's own. */
export type WriteBody = (
  fields: Record<string, unknown>,
  api: Api,
  options: RequestOptions,
) => Upload | string | undefined;

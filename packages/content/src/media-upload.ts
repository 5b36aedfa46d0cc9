import type { RequestOptions, Upload } from '@comms/core';
import type { OpenFile } from './file-source.ts';
import type { Frame } from './multipart.ts';

/** Makes the body that holds a file within its frame, read as the transport asks for it. */
export function mediaUpload(file: OpenFile, { contentType, head, tail }: Frame, options: RequestOptions): Upload {
  const { onProgress } = options;
  let failure: Error | undefined;

  async function* content(report: RequestOptions['onProgress']): AsyncGenerator<Uint8Array> {
    let sentBytes = 0;
    try {
      for await (const chunk of file.chunks()) {
        // It goes on from here when the transport asks for more.
        yield chunk;
        sentBytes += chunk.byteLength;
        report?.({ sentBytes, totalBytes: file.size });
      }
    } catch (cause) {
      failure = new Error('the file could not be sent to its end: see the cause.', { cause });
      throw failure;
    }
  }
  async function* parts(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* content(onProgress);
    yield tail;
  }
  return {
    contentType,
    size: file.size === undefined ? undefined : head.byteLength + file.size + tail.byteLength,
    get isSpent() {
      return file.isSpent;
    },
    get failure() {
      return failure;
    },
    stream: () => streamOf(parts()),
    blob: async () => {
      const whole = file.blob ?? (await new Response(streamOf(content(undefined))).blob());
      onProgress?.({ sentBytes: whole.size, totalBytes: whole.size });
      return new Blob([head, whole, tail]);
    },
  };
}

/** A stream that reads nothing ahead: what nobody has asked for is still unread when a call is repeated. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await parts.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => {
        // Not awaited: a source that gives nothing more would never let go.
        parts.return(undefined).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

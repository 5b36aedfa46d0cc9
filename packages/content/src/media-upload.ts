import type { RequestOptions, Upload } from '@comms/core';
import type { OpenFile } from './file-source.ts';
import type { Frame } from './multipart.ts';

/** Makes the body that holds a file within its frame, read as the transport asks for it. */
export function mediaUpload(file: OpenFile, frame: Frame, { onProgress }: RequestOptions): Upload {
  const { contentType, head, tail } = frame;
  let failure: Error | undefined;

  async function* parts(): AsyncGenerator<Uint8Array> {
    yield head;
    try {
      yield* withProgress();
    } catch (cause) {
      failure = new Error('the file could not be sent to its end: see the cause.', { cause });
      throw failure;
    }
    yield tail;
  }
  async function* withProgress(): AsyncGenerator<Uint8Array> {
    let sentBytes = 0;
    for await (const chunk of file.chunks()) {
      // It goes on from here when the transport asks for more.
      yield chunk;
      sentBytes += chunk.byteLength;
      onProgress?.({ sentBytes, totalBytes: file.size });
    }
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
      const content = file.blob ?? (await new Response(streamOf(withProgressOff())).blob());
      onProgress?.({ sentBytes: content.size, totalBytes: content.size });
      return new Blob([head, content, tail]);
    },
  };
}

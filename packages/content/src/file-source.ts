/**
 * Where the bytes of a file come from.
 *
 * A `Blob`, a `File` and bytes can be sent again where a repeat is harmless. A stream is read once, and as it is sent: what
 * was partly read is never repeated.
 */
export type FileSource = Blob | ArrayBuffer | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** A file with what is known of it before it is read. */
export interface OpenFile {
  readonly name: string | undefined;
  readonly type: string | undefined;
  /** In bytes; undefined where only its end tells. */
  readonly size: number | undefined;
  /** Whether its bytes were begun to be read, and cannot be got again. */
  readonly isSpent: boolean;
  /** The file as a whole, where it can be had without reading it. */
  readonly blob: Blob | undefined;
  /** Reads it from its start. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Looks at a source without reading it. */
export function openFile(source: FileSource): OpenFile {
  if (source instanceof Blob) return blobFile(source);
  // A copy, so that the bytes of a repeat are those of the first time.
  if (source instanceof ArrayBuffer || source instanceof Uint8Array)
    return blobFile(new Blob([new Uint8Array(source)]));
  if (source instanceof ReadableStream || Symbol.asyncIterator in Object(source)) return streamFile(source);
  throw new Error('file is no Blob, no bytes and no stream. For a path, use fileFromPath of @comms/content/node.');
}

function blobFile(blob: Blob): OpenFile {
  return {
    // A `File` has a name too.
    name: 'name' in blob ? String(blob.name) : undefined,
    type: blob.type || undefined,
    size: blob.size,
    isSpent: false,
    blob,
    chunks: () => chunksOf(blob.stream()),
  };
}

function streamFile(stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>): OpenFile {
  let isSpent = false;
  return {
    name: undefined,
    type: undefined,
    size: undefined,
    get isSpent() {
      return isSpent;
    },
    blob: undefined,
    chunks: async function* () {
      isSpent = true;
      for await (const chunk of stream instanceof ReadableStream ? chunksOf(stream) : stream) yield toBytes(chunk);
    },
  };
}

/** Reads a stream: not every platform can walk one. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    // Does nothing at the end, and ends a stream that is left before.
    reader.cancel().catch(() => undefined);
  }
}

/** What streams give in practice: bytes, and texts where an encoding was set for one of Node's. */
function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk);
  throw new TypeError('the stream gives something else than bytes.');
}

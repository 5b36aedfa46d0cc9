import type { Json } from './test-client.ts';

/** A server-sent event, its data read. */
export interface ServerSentEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Json;
}

/** Reads server-sent events one by one. */
export class EventReader {
  readonly #abort: AbortController;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  private constructor(abort: AbortController, reader: ReadableStreamDefaultReader<string>) {
    this.#abort = abort;
    this.#reader = reader;
  }

  static async open(url: string, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController();
    const headers = { ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const { body } = await fetch(url, { headers, signal: abort.signal });
    if (!body) throw new Error('The stream has no body.');
    return new EventReader(abort, body.pipeThrough(new TextDecoderStream()).getReader());
  }

  async next(): Promise<ServerSentEvent> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end !== -1) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        if (/^(id|event|data):/.test(block)) return read(block);
        continue;
      }
      const { value, done } = await this.#reader.read();
      if (done) throw new Error('The stream has ended.');
      this.#text += value;
    }
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.#reader.closed.catch(() => undefined);
  }
}

function read(block: string): ServerSentEvent {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  return { id: fields['id'] ?? '', event: fields['event'] ?? '', data: JSON.parse(fields['data'] ?? 'null') };
}

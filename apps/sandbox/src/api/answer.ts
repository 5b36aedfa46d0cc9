/** What goes back to the client, whichever way it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the body is sent, where a fault has it sent in another way than at once. */
  readonly send?: ((body: string) => AsyncIterable<Uint8Array>) | undefined;
}

/** Thrown to end a connection without an answer; within one process, `fetch` rejects with it as it does on a network. */
export class ConnectionLost extends TypeError {
  override readonly name = 'TypeError';

  constructor() {
    super('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  }
}

import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';
import { sign } from '@comms/core/webhooks';
import { withoutUser } from './sink-address.ts';

/** Which web address is called, and how. */
export interface SinkCall {
  readonly url: string;
  readonly timeoutMs: number;
  /** What the call is signed with. */
  readonly secret: string;
}

/** What came of a call. */
export interface SinkAnswer {
  readonly status: number | undefined;
  /** Why there is no status. */
  readonly error: string | undefined;
  readonly durationMs: number;
  /** What was sent, without credentials. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A call that is signed. */
interface Webhook {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Outcome = Pick<SinkAnswer, 'status' | 'error'>;

/** Connections to sinks, which stay open between calls. */
export class SinkCaller {
  readonly #plain = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #secure = new SecureAgent({ keepAlive: true, maxSockets: 16 });

  /** Signs events and sends them. It never rejects: what goes wrong is an answer, too. */
  async call({ url, timeoutMs, secret }: SinkCall, body: string): Promise<SinkAnswer> {
    const began = performance.now();
    const { target, authorization } = withoutUser(url);
    const signed = await sign({ url: target, body, secret });
    const headers: Record<string, string> = { ...signed.headers, 'user-agent': 'TwilioProxy/1.1 (@comms/sandbox)' };
    const sent = authorization === undefined ? headers : { ...headers, authorization };
    const shown = authorization === undefined ? headers : { ...headers, authorization: 'Basic ***' };
    const outcome = await this.#send({ url: new URL(signed.url), headers: sent, body }, timeoutMs);
    return { ...outcome, durationMs: Math.round(performance.now() - began), headers: shown };
  }

  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  async #send(webhook: Webhook, timeoutMs: number): Promise<Outcome> {
    const first = await this.#attempt(webhook, timeoutMs);
    // The receiver had closed the connection that was used before, and has read nothing: this says nothing about the sink.
    return first.isStale ? await this.#attempt(webhook, timeoutMs) : first;
  }

  async #attempt({ url, headers, body }: Webhook, timeoutMs: number): Promise<Outcome & { isStale: boolean }> {
    const isSecure = url.protocol === 'https:';
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: isSecure ? this.#secure : this.#plain,
    };
    return await new Promise((resolve) => {
      const finish = (status: number | undefined, error?: string, isStale = false): void => {
        clearTimeout(timer);
        resolve({ status, error, isStale });
      };
      const sending = (isSecure ? httpsRequest : httpRequest)(url, options, (answer) => {
        // The body of an answer says nothing; read, its connection can be used again.
        answer.resume();
        answer.on('end', () => finish(answer.statusCode));
        answer.on('error', (error) => finish(undefined, error.message));
      });
      const timer = setTimeout(() => {
        finish(undefined, `no answer within ${timeoutMs} ms`);
        sending.destroy();
      }, timeoutMs);
      sending.on('error', (error: NodeJS.ErrnoException) => {
        const reason = error.code ?? error.message;
        finish(undefined, reason, sending.reusedSocket && reason === 'ECONNRESET');
      });
      sending.end(body);
    });
  }
}

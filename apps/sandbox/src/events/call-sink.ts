import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';
import { sign } from '@comms/core/webhooks';

/** What a web address is sent. */
export interface SinkCall {
  readonly url: string;
  readonly body: string;
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

/** Connections to sinks, which stay open between calls. */
export class SinkCaller {
  readonly #plain = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #secure = new SecureAgent({ keepAlive: true, maxSockets: 16 });

  /** Signs events and sends them. It never rejects: what goes wrong is an answer, too. */
  async call({ url, body, timeoutMs, secret }: SinkCall): Promise<SinkAnswer> {
    const began = performance.now();
    const target = new URL(url);
    const { username, password } = target;
    target.username = '';
    target.password = '';
    const signed = await sign({ url: target.href, body, secret });
    const headers: Record<string, string> = { ...signed.headers, 'user-agent': 'TwilioProxy/1.1 (@comms/sandbox)' };
    const hasUser = username !== '' || password !== '';
    const authorization = `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`;
    const shown = hasUser ? { ...headers, authorization: 'Basic ***' } : headers;
    const sent = hasUser ? { ...headers, authorization } : headers;
    const outcome = await this.#send(new URL(signed.url), body, timeoutMs, sent);
    return { ...outcome, durationMs: Math.round(performance.now() - began), headers: shown };
  }

  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  async #send(
    url: URL,
    body: string,
    timeoutMs: number,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number | undefined; error: string | undefined }> {
    const isSecure = url.protocol === 'https:';
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: isSecure ? this.#secure : this.#plain,
    };
    return await new Promise((resolve) => {
      const onAnswer = (answer: IncomingMessage): void => {
        // The body of an answer says nothing; read, its connection can be used again.
        answer.resume();
        answer.on('end', () => finish(answer.statusCode));
        answer.on('error', (error) => finish(undefined, error.message));
      };
      const sending = (isSecure ? httpsRequest : httpRequest)(url, options, onAnswer);
      const timer = setTimeout(() => {
        finish(undefined, `no answer within ${timeoutMs} ms`);
        sending.destroy();
      }, timeoutMs);
      const finish = (status: number | undefined, error?: string): void => {
        clearTimeout(timer);
        resolve({ status, error });
      };
      sending.on('error', (error: NodeJS.ErrnoException) => finish(undefined, error.code ?? error.message));
      sending.end(body);
    });
  }
}

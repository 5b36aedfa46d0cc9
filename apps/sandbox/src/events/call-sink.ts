import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';
import { signCall } from './sign-call.ts';
import { withoutUser } from './sink-address.ts';

/** Which web address is called, and how. */
export interface SinkCall {
  readonly url: string;
  readonly timeoutMs: number;
  /** What the call is signed with. */
  readonly secret: string;
  /** @default "POST" */
  readonly method?: 'GET' | 'POST' | undefined;
  /** @default "application/json" */
  readonly contentType?: string | undefined;
  /** What is sent beside that. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What came of a call. */
export interface SinkAnswer {
  readonly status: number | undefined;
  /** Why there is no status. */
  readonly error: string | undefined;
  readonly durationMs: number;
  /** What was sent, without credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** What was called: the address as it was signed. */
  readonly url?: string;
  /** What the receiver says, up to a limit. */
  readonly body?: string | undefined;
  readonly contentType?: string | undefined;
}

/** A call that is signed. */
interface Webhook {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Outcome = Pick<SinkAnswer, 'status' | 'error' | 'body' | 'contentType'>;

/** How much of an answer is kept; what comes after says nothing more. */
const maxAnswerBytes = 65_536;

/** How many addresses are remembered. */
const maxAddresses = 1000;

/** Connections to sinks, which stay open between calls. */
export class SinkCaller {
  readonly #plain = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #secure = new SecureAgent({ keepAlive: true, maxSockets: 16 });
  readonly #addresses = new Map<string, ReturnType<typeof withoutUser>>();

  /** Signs events and sends them. It never rejects: what goes wrong is an answer, too. */
  async call(call: SinkCall, body: string): Promise<SinkAnswer> {
    const { timeoutMs, secret, method = 'POST', contentType = 'application/json' } = call;
    const began = performance.now();
    const { target, authorization } = this.#addressOf(call.url);
    const isGet = method === 'GET';
    const { url, signature } = signCall({ url: target, body: isGet ? undefined : body, contentType, secret });
    const headers: Record<string, string> = {
      'x-twilio-signature': signature,
      ...(!isGet && { 'content-type': contentType }),
      ...call.headers,
      'user-agent': 'TwilioProxy/1.1 (@comms/sandbox)',
    };
    const sent = authorization === undefined ? headers : { ...headers, authorization };
    const shown = authorization === undefined ? headers : { ...headers, authorization: 'Basic ***' };
    const webhook = { method, url: new URL(url), headers: sent, body: isGet ? '' : body };
    const outcome = await this.#send(webhook, timeoutMs);
    return { ...outcome, url, durationMs: Math.round(performance.now() - began), headers: shown };
  }

  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  /** Most calls go to few addresses: each of them is taken apart once. */
  #addressOf(url: string): ReturnType<typeof withoutUser> {
    let address = this.#addresses.get(url);
    if (!address) {
      if (this.#addresses.size >= maxAddresses) this.#addresses.clear();
      address = withoutUser(url);
      this.#addresses.set(url, address);
    }
    return address;
  }

  async #send(webhook: Webhook, timeoutMs: number): Promise<Outcome> {
    const first = await this.#attempt(webhook, timeoutMs);
    // The receiver had closed the connection that was used before, and has read nothing: this says nothing about the sink.
    return first.isStale ? await this.#attempt(webhook, timeoutMs) : first;
  }

  async #attempt({ method, url, headers, body }: Webhook, timeoutMs: number): Promise<Outcome & { isStale: boolean }> {
    const isSecure = url.protocol === 'https:';
    const options = {
      method,
      headers: method === 'GET' ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: isSecure ? this.#secure : this.#plain,
    };
    return await new Promise((resolve) => {
      const finish = (outcome: Outcome, isStale = false): void => {
        clearTimeout(timer);
        resolve({ ...outcome, isStale });
      };
      const sending = (isSecure ? httpsRequest : httpRequest)(url, options, (answer) => {
        // It is read to its end, so that its connection can be used again.
        const chunks: Buffer[] = [];
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          if (bytes < maxAnswerBytes) chunks.push(chunk);
          bytes += chunk.length;
        });
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8', 0, Math.min(bytes, maxAnswerBytes));
          const { statusCode: status, headers: received } = answer;
          finish({ status, error: undefined, body: text, contentType: received['content-type'] });
        });
        answer.on('error', (error) => finish({ status: undefined, error: error.message }));
      });
      const timer = setTimeout(() => {
        finish({ status: undefined, error: `no answer within ${timeoutMs} ms` });
        sending.destroy();
      }, timeoutMs);
      sending.on('error', (error: NodeJS.ErrnoException) => {
        const reason = error.code ?? error.message;
        finish({ status: undefined, error: reason }, sending.reusedSocket && reason === 'ECONNRESET');
      });
      sending.end(body);
    });
  }
}

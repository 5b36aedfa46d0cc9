import type { Api } from './api.ts';
import { ConfigurationError } from './errors.ts';
import { type Fetcher, type FetchOptions, HttpClient } from './http-client.ts';
import type { ResponseInfo } from './response-info.ts';
import { RetryBudget, type RetryOptions } from './retry.ts';
import { type Authorizer, authorizer, type Security } from './security.ts';

/** How one call is made, apart from what it asks for. */
export interface RequestOptions {
  /** Ends the call: also in a pause between attempts, while paging, and while a token is renewed. */
  readonly signal?: AbortSignal | undefined;
  /**
   * The time for one attempt, its body included.
   *
   * @default 30000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The time for the whole call: all attempts, their bodies and the pauses between them.
   *
   * @default no limit
   */
  readonly totalTimeoutMs?: number | undefined;
  /** What is repeated, and how patiently; `false` repeats nothing. */
  readonly retry?: RetryOptions | false | undefined;
  /** Headers to add; `null` removes one that the client would send. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  /** Query parameters by their wire names: for those that this version does not know yet. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  /**
   * The `Idempotency-Key`, for operations that take one.
   *
   * @default a random UUID, the same for all attempts of a call
   */
  readonly idempotencyKey?: string | undefined;
  /** The base URL of this call. */
  readonly serverURL?: string | undefined;
  /** What `fetch` shall be given beside; with it, Node uses its `fetch` for this call. */
  readonly fetchOptions?: FetchOptions | undefined;
  /** Told about the answer: for operations that give nothing back which could be given to `responseOf`. */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
}

/** What a client is made with. Everything is optional where the environment gives the credentials. */
export interface ClientOptions {
  /**
   * The credentials.
   *
   * @default from the environment: TWILIO_API_KEY and TWILIO_API_SECRET, or TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN
   */
  readonly security?: Security | undefined;
  /**
   * Which of the API's servers to use, by its place in the list.
   *
   * @default 0
   */
  readonly serverIdx?: number | undefined;
  /** A base URL instead of the API's own; by the names of the API families where a client uses several. */
  readonly serverURL?: string | Readonly<Record<string, string>> | undefined;
  /**
   * The address of a local sandbox, used for every API family.
   *
   * @default COMMS_SANDBOX_URL of the environment
   */
  readonly sandboxURL?: string | undefined;
  /** The HTTP client, to add hooks to. */
  readonly httpClient?: HttpClient | undefined;
  /** A `fetch` to use instead of the platform's; short for an `HttpClient` with it. */
  readonly fetch?: Fetcher | undefined;
  /**
   * The time for one attempt, its body included.
   *
   * @default 30000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The time for a whole call.
   *
   * @default no limit
   */
  readonly totalTimeoutMs?: number | undefined;
  /** What is repeated, and how patiently; `false` repeats nothing. */
  readonly retry?: RetryOptions | false | undefined;
  /** Headers for every call; `null` removes one that the client would send. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
}

const settingsOf: unique symbol = /* @__PURE__ */ Symbol.for('@comms/client') as never;

/** What the calls of one client share: credentials, servers, HTTP client and retry budget. */
export interface Client {
  /** Makes a client with some options changed; the retry budget stays shared. */
  withOptions(options: ClientOptions): Client;
  /** Never shown: for this package only. */
  readonly [settingsOf]: ClientSettings;
}

/** What a client knows; the credentials are in the authorizer's closure, where nothing can print them. */
export interface ClientSettings {
  readonly options: Omit<ClientOptions, 'security'>;
  readonly authorizer: Authorizer;
  readonly httpClient: HttpClient;
  readonly budget: RetryBudget;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The sandbox takes any credentials; these make a program run there with none. */
const sandboxSecurity: Security = { username: `AC${'0'.repeat(32)}`, password: 'sandbox' };

/**
 * Makes a client, from options or from another client.
 *
 * @example
 * import { createClient, execute } from '@comms/core';
 * import { fetchOneMessage } from '@comms/messages/operations';
 *
 * const client = createClient({ security: { username: 'AC…', password: '…' } });
 * const message = await execute(client, fetchOneMessage, { messageId: 'message_01h9krwprkeee8fzqspvwy6nq8' });
 *
 * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
 */
export function createClient(from: ClientOptions | Client = {}): Client {
  if (settingsOf in from) return from;
  const environment: Environment = Reflect.get(globalThis, 'process')?.env ?? {};
  const { security, ...given } = from;
  const options = { ...given, sandboxURL: given.sandboxURL ?? environment['COMMS_SANDBOX_URL'] };
  return clientOf({
    options,
    authorizer: authorizer(security ?? securityOf(environment) ?? (options.sandboxURL ? sandboxSecurity : undefined)),
    httpClient: httpClientOf(options) ?? new HttpClient(),
    budget: new RetryBudget(),
  });
}

/** The settings of a client, whichever copy of this package made it. */
export function settings(client: Client): ClientSettings {
  return client[settingsOf];
}

function clientOf(made: ClientSettings): Client {
  const client = {
    withOptions: ({ security, ...changes }: ClientOptions) =>
      clientOf({
        options: { ...made.options, ...changes },
        authorizer: security ? authorizer(security) : made.authorizer,
        httpClient: httpClientOf(changes) ?? made.httpClient,
        budget: made.budget,
      }),
    [settingsOf]: made,
  };
  return Object.defineProperty(client, settingsOf, { enumerable: false });
}

function httpClientOf({ httpClient, fetch }: ClientOptions): HttpClient | undefined {
  return httpClient ?? (fetch && new HttpClient({ fetcher: fetch }));
}

function securityOf(environment: Environment): Security | undefined {
  for (const [name, secret] of [
    ['TWILIO_API_KEY', 'TWILIO_API_SECRET'],
    ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
  ] as const) {
    const username = environment[name];
    const password = environment[secret];
    if (username && password) return { username, password };
  }
  return undefined;
}

/** The base URL for an API family: of the call, of the client, of the sandbox, or the API's own. */
export function baseURL(api: Api, { options }: ClientSettings, call: string | undefined): string {
  const { serverURL, serverIdx = 0, sandboxURL } = options;
  const own = api.servers[serverIdx];
  if (!own)
    throw new ConfigurationError(
      `serverIdx ${serverIdx} is not one of the ${api.servers.length} servers of ${api.name}.`,
    );
  const chosen =
    call ??
    (typeof serverURL === 'string' ? serverURL : serverURL?.[api.name]) ??
    (sandboxURL ? `${sandboxURL.replace(/\/+$/, '')}/${own.replace('https://', '')}` : own);
  if (!/^https?:\/\/[^/?#@]+(\/[^?#]*)?$/.test(chosen)) {
    throw new ConfigurationError('serverURL must be an http or https URL without credentials, query or fragment.');
  }
  return chosen.replace(/\/+$/, '');
}

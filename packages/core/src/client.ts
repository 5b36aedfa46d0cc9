import type { Api } from './api.ts';
import { ConfigurationError } from './errors.ts';
import type { HttpClient } from './http-client.ts';
import { fullBudget, type RetryBudget, type RetryOptions } from './retry.ts';
import { type Authorizer, authorizerOf, type Security } from './security.ts';
import type { FetchOptions } from './transport.ts';
import type { UploadProgress } from './upload.ts';

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
  /**
   * Told how much of a file has been sent, by operations that send one. Where the platform's `fetch` takes no stream, it is
   * told once, when `fetch` has got all of it.
   */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** The base URL of this call. */
  readonly serverURL?: string | undefined;
  /** What `fetch` shall be given beside; with it, Node uses its `fetch` for this call. */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** What a client is made with. Everything is optional where the environment gives the credentials. */
export interface ClientOptions {
  /**
   * The credentials.
   *
   * @default from the environment: TWILIO_API_KEY and TWILIO_API_SECRET, or TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN;
   * for a sandbox the account SID alone, which is a world of its own there
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
  /** Sends the requests, with hooks or with a `fetch` of your own. */
  readonly httpClient?: HttpClient | undefined;
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

const settingsOf: unique symbol = /* @__PURE__ */ Symbol.for('@comms/client');

/** What the calls of one client share: credentials, servers, HTTP client and retry budget. */
export interface Client {
  /** Makes a client with some options changed; the retry budget stays shared. */
  withOptions(options: ClientOptions): Client;
  /** For this package only. */
  readonly [settingsOf]: ClientSettings;
}

/** What a client knows; the credentials are in the authorizer's closure, where nothing can print them. */
export interface ClientSettings {
  readonly options: Omit<ClientOptions, 'security'>;
  readonly authorizer: Authorizer;
  readonly budget: RetryBudget;
}

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
  const sandboxURL = from.sandboxURL ?? variable('COMMS_SANDBOX_URL');
  const security = from.security ?? securityOf(sandboxURL);
  if (!security) {
    throw new ConfigurationError(
      'no credentials. Give `security: { username, password }`, or set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
    );
  }
  return clientOf({ ...from, sandboxURL, security }, { tokens: fullBudget });
}

function clientOf({ security, ...options }: ClientOptions & { security: Security }, budget: RetryBudget): Client {
  const authorizer = authorizerOf(security);
  return {
    withOptions: (changes) =>
      clientOf({ ...options, ...defined(changes), security: changes.security ?? authorizer }, budget),
    // A getter, so that no inspection of the client shows what is in it.
    get [settingsOf]() {
      return { options, authorizer, budget };
    },
  };
}

/** The options without those that are undefined: these change nothing. */
export function defined<Options extends object>(options: Options | undefined): Partial<Options> {
  const given: Partial<Options> = { ...options };
  for (const name in given) if (given[name] === undefined) delete given[name];
  return given;
}

/** The settings of a client, whichever copy of this package made it. */
export function settings(client: Client): ClientSettings {
  return client[settingsOf];
}

/** A variable of the environment, where there is one and it may be read: Deno refuses without a permission. */
function variable(name: string): string | undefined {
  try {
    return Reflect.get(globalThis, 'process')?.env[name];
  } catch {
    return undefined;
  }
}

function securityOf(sandboxURL: string | undefined): Security | undefined {
  const pair = (name: string, secret: string): Security | undefined => {
    const [username, password] = [variable(name), variable(secret)];
    return username && password ? { username, password } : undefined;
  };
  const account = 'TWILIO_ACCOUNT_SID';
  // A sandbox takes any password: the real one stays at home.
  if (sandboxURL) return { username: variable(account) || 'AC00000000000000000000000000000000', password: 'sandbox' };
  return pair('TWILIO_API_KEY', 'TWILIO_API_SECRET') ?? pair(account, 'TWILIO_AUTH_TOKEN');
}

/** The base URL for an API family: of the call, of the client, of the sandbox, or the API's own. */
export function baseURL(
  { name, servers }: Api,
  { serverURL, serverIdx = 0, sandboxURL }: ClientOptions,
  call?: string,
): string {
  const own = servers[serverIdx] ?? '';
  const given = call ?? (typeof serverURL === 'string' ? serverURL : serverURL?.[name]);
  const chosen = given ?? (sandboxURL ? own.replace('https:/', sandboxURL.replace(/\/+$/, '')) : own);
  if (!/^https?:\/\/[^@?#]+$/.test(chosen) || !URL.canParse(chosen)) {
    throw new Error('serverURL, serverIdx or sandboxURL gives no http or https URL.');
  }
  return chosen.replace(/\/+$/, '');
}

import type { ControlClient } from './control-client.ts';
import { SandboxError } from './control-client.ts';
import { type Fault, type FaultSettings, SetFault } from './faults.ts';
import type {
  AnsweredRequest,
  EmittedEvent,
  ReceivedCode,
  ReceivedEmail,
  ReceivedMessage,
  ReceivedPush,
  SentWebhook,
} from './received-items.ts';
import type {
  CodeWish,
  EmailWish,
  EventWish,
  MessageWish,
  PushWish,
  RequestWish,
  WaitOptions,
  WebhookWish,
} from './wishes.ts';

/** The credentials of an account, as a client takes them. */
export interface AccountCredentials {
  /** The SID of the account. */
  readonly username: string;
  /** Its token, with which webhooks are signed, too. */
  readonly password: string;
}

/** A message that a person writes. */
export interface WrittenMessage {
  readonly from: { readonly address: string; readonly channel: string };
  readonly to: { readonly address: string; readonly channel: string };
  readonly text: string;
}

/** How a test account calls its sandbox. */
export interface AccountParts {
  readonly control: ControlClient;
  readonly url: string;
  readonly security: AccountCredentials;
  readonly fetch: (request: Request | URL | string, init?: RequestInit) => Promise<Response>;
}

/** How long is waited, unless another time is given, in milliseconds. */
const usualWaitMs = 5000;

/** An account of a sandbox that only one test has: it sees nothing of the others, and they see nothing of it. */
export class TestAccount {
  /** The credentials. */
  readonly security: AccountCredentials;
  /** Where the sandbox is; of one without a port, a name that leads nowhere. */
  readonly url: string;
  /** What the clients of `@comms/*` are made with. A sandbox without a port needs its `fetch`, too. */
  readonly clientOptions: { readonly security: AccountCredentials; readonly sandboxURL: string };
  /** Answers requests without a connection, where the sandbox is in this process. */
  readonly fetch: AccountParts['fetch'];
  readonly #control: ControlClient;

  constructor({ control, url, security, fetch }: AccountParts) {
    this.security = security;
    this.url = url;
    this.clientOptions = { security, sandboxURL: url };
    this.fetch = fetch;
    this.#control = control;
  }

  get accountSid(): string {
    return this.security.username;
  }

  /**
   * Waits for a message on a phone, or that a phone has sent, and gives the newest that is as wished.
   *
   * @throws {SandboxError} 408 when none came in time; it tells which came nearest, and in what they miss.
   */
  async waitForMessage(wish: MessageWish = {}, options?: WaitOptions): Promise<ReceivedMessage> {
    return await this.#wait('message', wish, options);
  }

  /** The same for an e-mail. */
  async waitForEmail(wish: EmailWish = {}, options?: WaitOptions): Promise<ReceivedEmail> {
    return await this.#wait('email', wish, options);
  }

  /** The same for a push notification. */
  async waitForPush(wish: PushWish = {}, options?: WaitOptions): Promise<ReceivedPush> {
    return await this.#wait('push_notification', wish, options);
  }

  /** The same for a webhook of Conversations v1, Conversations v2 or Proxy. */
  async waitForWebhook(wish: WebhookWish = {}, options?: WaitOptions): Promise<SentWebhook> {
    return await this.#wait('webhook', wish, options);
  }

  /** The same for an event that someone has subscribed to. */
  async waitForEvent(wish: EventWish = {}, options?: WaitOptions): Promise<EmittedEvent> {
    return await this.#wait('event', wish, options);
  }

  /** The same for a request to one of the APIs. */
  async waitForRequest(wish: RequestWish = {}, options?: WaitOptions): Promise<AnsweredRequest> {
    return await this.#wait('request', wish, options);
  }

  /**
   * Waits for a one-time code: of a verification, or in a message, an e-mail or a notification.
   *
   * @throws {SandboxError} 408 when none came in time.
   */
  async waitForOtp(wish: CodeWish = {}, options?: WaitOptions): Promise<ReceivedCode> {
    const end = new AbortController();
    const inItem = async (kind: string): Promise<ReceivedCode> => {
      const item: ReceivedMessage = await this.#wait(kind, { ...wish, code: '*' }, options, end.signal);
      const { address, channel } = item.to[0] ?? {};
      return { code: item.code ?? '', to: address ?? '', channel: channel ?? kind };
    };
    const sent = this.#wait<ReceivedCode>('otp', wish, options, end.signal);
    const kinds = ['message', 'email', 'push_notification'];
    try {
      return await Promise.any([sent, ...kinds.map(inItem)]);
    } catch {
      return await sent;
    } finally {
      end.abort();
    }
  }

  /** The messages, the newest first. */
  async messages(wish: MessageWish = {}): Promise<ReceivedMessage[]> {
    return await this.#list('/messages', 'messages', wish);
  }

  /** The e-mails, the newest first. */
  async emails(wish: EmailWish = {}): Promise<ReceivedEmail[]> {
    return await this.#list('/emails', 'emails', wish);
  }

  /** The push notifications, the newest first. */
  async pushNotifications(wish: PushWish = {}): Promise<ReceivedPush[]> {
    return await this.#list('/push_notifications', 'pushNotifications', wish);
  }

  /** The webhooks of Conversations v1, Conversations v2 and Proxy, the newest first. */
  async webhooks(wish: WebhookWish = {}): Promise<SentWebhook[]> {
    return await this.#list('/webhooks', 'webhooks', wish);
  }

  /** The events that someone has subscribed to, the newest first. */
  async events(wish: EventWish = {}): Promise<EmittedEvent[]> {
    return await this.#list('/events', 'events', wish);
  }

  /** The requests to the APIs, the newest first. */
  async requests(wish: RequestWish = {}): Promise<AnsweredRequest[]> {
    return await this.#list('/requests', 'requests', wish);
  }

  /** Lets a person write to one of your numbers. */
  async receiveMessage(message: WrittenMessage): Promise<void> {
    await this.#control.post('/inbound/messages', { ...message, accountSid: this.accountSid });
  }

  /**
   * Sets a fault for the requests of this account.
   *
   * @example
   * import { createSandbox } from '@comms/sandbox/testing';
   *
   * await using sandbox = await createSandbox();
   * const fault = await sandbox.fault({ match: { operation: 'sendMessages', times: 1 }, action: { type: 'error', status: 503 } });
   * await fault.remove();
   */
  async fault(settings: FaultSettings): Promise<Fault> {
    return await SetFault.set(this.#control, { ...settings, match: { ...settings.match, account: this.accountSid } });
  }

  async #wait<Item>(kind: string, wish: object, options: WaitOptions = {}, signal?: AbortSignal): Promise<Item> {
    const { timeoutMs = usualWaitMs, since } = options;
    const query = { kind, ...wish, accountSid: this.accountSid, since, timeout: `${timeoutMs}ms` };
    try {
      // What the control API answers is described, and its description is checked by tests.
      const { item } = (await this.#control.get('/wait', query, signal)) as { item: Item };
      return item;
    } catch (error) {
      throw error instanceof SandboxError && error.status === 408 ? withNearest(error) : error;
    }
  }

  async #list<Item>(path: string, name: string, wish: object): Promise<Item[]> {
    const query = { ...wish, accountSid: this.accountSid, limit: 1000 };
    // As above.
    const page = (await this.#control.get(path, query)) as Readonly<Record<string, Item[]>>;
    return page[name] ?? [];
  }
}

/** The same error with the near misses in its message: that is what a failed test shows. */
function withNearest({ status, message, body }: SandboxError): SandboxError {
  const nearest: readonly NearMiss[] = Object(body).nearest ?? [];
  const lines = nearest.map(({ item, misses }) => `  misses ${misses.join(', ')}: ${shortened(item)}`);
  return new SandboxError(
    status,
    [message.replace(': the nearest are in `nearest`, with what they miss', ''), ...lines].join('\n'),
    body,
  );
}

interface NearMiss {
  readonly item: Readonly<Record<string, unknown>>;
  readonly misses: readonly string[];
}

/** What tells one item from another. */
function shortened(item: NearMiss['item']): string {
  const names = ['id', 'to', 'subject', 'text', 'state', 'type', 'event', 'operation', 'status', 'created_at'];
  return JSON.stringify(
    Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]])),
  ).slice(0, 300);
}

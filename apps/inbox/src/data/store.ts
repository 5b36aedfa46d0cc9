import { batch, type Signal, signal } from '@preact/signals';
import { Collection, type CollectionFacts } from './collection.ts';
import { callControl } from './control-client.ts';
import { type Change, LiveStream } from './live-stream.ts';
import type { AccountView, ClockView, EventView, FaultView, RequestView, WebhookView } from './traffic-views.ts';
import type {
  ConversationView,
  EmailView,
  FactorView,
  MessageView,
  OperationView,
  OtpView,
  ProxySessionView,
  PushView,
} from './views.ts';

interface Made {
  readonly id: string;
  readonly created_at?: string | null;
}

function made<Item extends Made>(path: string, field: string, kind: string): CollectionFacts<Item> {
  return { path, field, kind, idOf: ({ id }) => id, timeOf: (item) => item.created_at ?? '' };
}

export const messages: Collection<MessageView> = new Collection(made<MessageView>('/messages', 'messages', 'message'));
export const emails: Collection<EmailView> = new Collection(made<EmailView>('/emails', 'emails', 'email'));
export const pushes: Collection<PushView> = new Collection(
  made<PushView>('/push_notifications', 'push_notifications', 'push_notification'),
);
export const operations: Collection<OperationView> = new Collection(
  made<OperationView>('/operations', 'operations', 'operation'),
);
export const factors: Collection<FactorView> = new Collection(made<FactorView>('/factors', 'factors', 'factor'));
export const webhooks: Collection<WebhookView> = new Collection(made<WebhookView>('/webhooks', 'webhooks', 'webhook'));

export const codes: Collection<OtpView> = new Collection(made<OtpView>('/otp', 'codes', 'otp'));
export const conversations: Collection<ConversationView> = new Collection(
  made<ConversationView>('/conversations', 'conversations', 'conversation'),
);
export const proxySessions: Collection<ProxySessionView> = new Collection<ProxySessionView>({
  path: '/proxy/sessions',
  field: 'sessions',
  kind: 'proxy_session',
  idOf: ({ sid }) => sid,
  timeOf: ({ created_at: at }) => at,
});
export const events: Collection<EventView> = new Collection<EventView>({
  path: '/events',
  field: 'events',
  kind: 'event',
  idOf: ({ id }) => id,
  timeOf: ({ created_at: at }) => at,
});
export const requests: Collection<RequestView> = new Collection<RequestView>({
  path: '/requests',
  field: 'requests',
  kind: 'request',
  idOf: ({ id }) => id,
  timeOf: ({ at }) => at,
});
export const faults: Collection<FaultView> = new Collection<FaultView>({
  path: '/faults',
  field: 'faults',
  kind: 'fault',
  idOf: ({ id }) => id,
  timeOf: () => '',
  isPaged: false,
});
export const accounts: Collection<AccountView> = new Collection<AccountView>({
  path: '/accounts',
  field: 'accounts',
  kind: 'account',
  idOf: ({ account_sid: sid }) => sid,
  timeOf: () => '',
});

/** A collection, whatever it holds. */
// Collections of different items have no other type in common: an item goes back only to the one that it came from.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type AnyCollection = Collection<any>;

/** Those that belong to one account each. */
const ofAccounts: readonly AnyCollection[] = [
  messages,
  emails,
  pushes,
  operations,
  factors,
  webhooks,
  codes,
  conversations,
  proxySessions,
  events,
  requests,
];

/** The clock as it was last told, and when that was by the machine's time. */
export const clock: Signal<{ readonly view: ClockView; readonly toldAt: number } | undefined> = signal();

/** The account whose things are shown; '' is all. */
export const account: Signal<string> = signal('');

/** What has come since its view was last looked at: identifiers by their kind. */
export const unseen: Signal<Readonly<Record<string, readonly string[]>>> = signal({});

/** How many are counted: after that, nobody wants to know. */
const mostUnseen = 1000;

/** When the page was opened, by the sandbox's clock: what was made before is not new. */
let openedAt = '';

/** The kinds of events that the page follows. */
let kinds: readonly string[] = [...ofAccounts, faults, accounts]
  .map(({ facts }) => facts.kind)
  .filter((kind) => kind !== 'request')
  .concat('clock');

/** Keeps everything up to date. */
export const stream: LiveStream = new LiveStream({
  changed: (changes) => batch(() => takeIn(changes)),
  mustRead: () => readAll(),
  greeted: (hello) => setClock(hello),
});

/** Begins: nothing but the accounts is read before someone looks at it. */
export function start(): void {
  accounts.want();
  stream.connect(account.peek(), kinds);
  void callControl<ClockView>('GET', '/clock').then(setClock, () => undefined);
}

/** Shows the things of another account. */
export function chooseAccount(sid: string): void {
  account.value = sid;
  for (const collection of ofAccounts) collection.forget();
  const query = { account_sid: sid || undefined };
  for (const collection of ofAccounts) collection.setQuery(query);
  stream.connect(sid, kinds);
}

/** Has the stream tell of requests too: there are more of them than of all the rest, so that it does so only when someone looks. */
export function followRequests(): void {
  if (kinds.includes('request')) return;
  kinds = [...kinds, 'request'];
  stream.connect(account.peek(), kinds);
}

/** Reads everything that someone looks at anew. */
export function readAll(): void {
  for (const collection of [...ofAccounts, faults, accounts]) collection.again();
  unseen.value = {};
  openedAt = '';
  void callControl<ClockView>('GET', '/clock').then(setClock, () => undefined);
}

/** Notes what the clock is said to be: by an event, or by an answer. */
export function setClock(told: unknown): void {
  const body: { clock?: ClockView } = Object(told);
  // An answer is the clock itself, events have it in a field.
  const view = body.clock ?? (told as ClockView);
  if (typeof view?.now !== 'string') return;
  openedAt ||= view.now;
  clock.value = { view, toldAt: Date.now() };
}

function takeIn(changes: readonly Change[]): void {
  for (const collection of [...ofAccounts, faults, accounts]) {
    const own = changes.filter(({ kind }) => kind === collection.facts.kind);
    if (own.length === 0) continue;
    const items = own.flatMap(({ item }) => item ?? []);
    noteUnseen(collection, items);
    collection.change(items);
    if (own.some(({ count }) => count !== undefined)) collection.again();
  }
  for (const change of changes) if (change.kind === 'clock') setClock(change);
  if (changes.some(({ kind }) => kind === 'fault')) faults.again();
}

/** Counts what was made since the page is open, each thing once however often it changes. */
function noteUnseen({ facts }: AnyCollection, items: readonly unknown[]): void {
  const ids = unseen.peek()[facts.kind] ?? [];
  const fresh = items.filter((item) => facts.timeOf(item) >= openedAt).map((item) => facts.idOf(item));
  const all = new Set([...ids, ...fresh]);
  if (all.size > ids.length && ids.length < mostUnseen) unseen.value = { ...unseen.peek(), [facts.kind]: [...all] };
}

/** Forgets what is new of some kinds: someone looks at it. */
export function see(...kindsSeen: readonly string[]): void {
  const left = Object.entries(unseen.peek()).filter(([kind]) => !kindsSeen.includes(kind));
  if (left.length < Object.keys(unseen.peek()).length) unseen.value = Object.fromEntries(left);
}

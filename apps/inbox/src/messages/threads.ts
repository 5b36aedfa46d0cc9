import type { Address, MessageView } from '../data/views.ts';

/** What one phone has exchanged with one number of ours. */
export interface Thread {
  /** Also the part of the address that leads to it. */
  readonly key: string;
  readonly accountSid: string;
  readonly channel: string;
  /** Whose phone it is: several in a group. */
  readonly people: readonly Address[];
  /** The number of ours, where there is one. */
  readonly ours: Address | null;
  /** The newest comes first. */
  readonly messages: readonly MessageView[];
}

/** Who holds the phone, and who writes from the program. */
function sidesOf(message: MessageView): { readonly people: readonly Address[]; readonly ours: Address | null } {
  if (message.direction === 'inbound') {
    return { people: message.from ? [message.from] : [], ours: message.to[0] ?? null };
  }
  return { people: message.to, ours: message.from };
}

/** A message that has changed is another object, so that the key of one never does. */
const keys = new WeakMap<MessageView, string>();

/** The key of the thread that a message is in. */
function threadKey(message: MessageView): string {
  const known = keys.get(message);
  if (known !== undefined) return known;
  const key = keyOf(message);
  keys.set(message, key);
  return key;
}

function keyOf(message: MessageView): string {
  const { people, ours } = sidesOf(message);
  const channel = message.channel ?? people[0]?.channel ?? 'tel';
  const names = people.map(({ address, contact_id: contact }) => address ?? contact ?? '');
  const account = message.account_sid.slice(-6);
  return [channel, names.sort().join(','), ours?.address ?? ours?.agent_id ?? '', account].join('|');
}

/** Puts messages, of which the newest comes first, into threads: the one with the newest message comes first. */
export function threadsOf(messages: readonly MessageView[]): Thread[] {
  const threads = new Map<string, MessageView[]>();
  for (const message of messages) {
    const key = threadKey(message);
    const thread = threads.get(key);
    if (thread) thread.push(message);
    else threads.set(key, [message]);
  }
  return [...threads].flatMap(([key, list]) => {
    const [newest] = list;
    return newest ? [{ key, ...placeOf(newest), messages: list }] : [];
  });
}

/** What a thread shows of a message that has no text of its own. */
export function previewOf({ text, content }: MessageView): string {
  if (text) return text;
  const rich = content ?? {};
  if (rich.list_picker) return rich.list_picker.text;
  if (rich.quick_reply) return rich.quick_reply.text;
  if (rich.call_to_action) return rich.call_to_action.text;
  if (rich.card) return rich.card.title ?? 'Card';
  if (rich.location) return rich.location.title ?? 'Location';
  if (rich.media && rich.media.length > 0) return rich.media.length > 1 ? `${rich.media.length} files` : 'File';
  if (rich.carousel) return 'Carousel';
  return rich.content_id ? `Template ${rich.content_id}` : 'Empty message';
}

function placeOf(message: MessageView): Pick<Thread, 'accountSid' | 'channel' | 'people' | 'ours'> {
  const sides = sidesOf(message);
  const channel = message.channel ?? sides.people[0]?.channel ?? 'tel';
  return { accountSid: message.account_sid, channel, ...sides };
}

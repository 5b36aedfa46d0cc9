/** A number that a fault needs. */
export interface FaultNumber {
  readonly name: string;
  readonly label: string;
  /** What the form offers; '' is nothing. */
  readonly usual: string;
}

/** A kind of fault, as the form offers it. */
export interface FaultKind {
  readonly key: string;
  readonly label: string;
  readonly action: Readonly<Record<string, string>>;
  readonly numbers: readonly FaultNumber[];
}

/** A text by which it is said what is hit. */
interface MatchText {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}

/** Kinds that hit the same: a request, what is sent, or a webhook. */
export interface FaultGroup {
  readonly title: string;
  readonly texts: readonly MatchText[];
  readonly kinds: readonly FaultKind[];
}

const operation = { name: 'operation', label: 'Operation', hint: 'sendMessages' };
const address = { name: 'address', label: 'Address', hint: '+1206*' };
const code = { name: 'code', label: 'Code', usual: '' };

function kind(label: string, action: FaultKind['action'], ...numbers: FaultNumber[]): FaultKind {
  return { key: Object.values(action).join(' '), label, action, numbers };
}

/** What can go wrong. */
export const faultGroups: readonly FaultGroup[] = [
  {
    title: 'Requests',
    texts: [operation, address],
    kinds: [
      kind(
        'Answer with an error',
        { type: 'error' },
        { name: 'status', label: 'Status', usual: '503' },
        { name: 'retry_after', label: 'Retry after (s)', usual: '1' },
      ),
      kind('Answer late', { type: 'latency' }, { name: 'ms', label: 'Milliseconds', usual: '2000' }),
      kind('Cut the connection before any work', { type: 'reset_before' }),
      kind('Do the work, then cut the connection', { type: 'reset_after_commit' }),
      kind('Send half of the answer', { type: 'truncate' }),
      kind(
        'Send the answer slowly',
        { type: 'slow_body' },
        { name: 'bytes_per_second', label: 'Bytes per second', usual: '100' },
      ),
      kind('Send an answer that is no JSON', { type: 'malformed' }),
    ],
  },
  {
    title: 'What is sent',
    texts: [operation, address],
    kinds: [
      kind('Does not arrive', { type: 'status', state: 'undelivered' }, { ...code, usual: '30003' }),
      kind('Fails', { type: 'status', state: 'failed' }, code),
      kind('Stays sent', { type: 'status', state: 'sent' }),
      kind('Operation stands still', { type: 'operation', effect: 'stall' }),
      kind('Operation fails', { type: 'operation', effect: 'fail' }, code),
      kind(
        'Operation fails in part',
        { type: 'operation', effect: 'partial_failure' },
        { name: 'percent', label: 'Percent', usual: '50' },
      ),
    ],
  },
  {
    title: 'Webhooks and events',
    texts: [
      { name: 'event', label: 'Event', hint: 'onMessageAdded' },
      { name: 'url', label: 'Address', hint: 'http://127.0.0.1:*' },
    ],
    kinds: [
      kind('Never arrive', { type: 'webhook', effect: 'drop' }),
      kind('Arrive late', { type: 'webhook', effect: 'delay' }, { name: 'ms', label: 'Milliseconds', usual: '5000' }),
      kind('Arrive twice', { type: 'webhook', effect: 'duplicate' }),
      kind('Arrive in another order', { type: 'webhook', effect: 'reorder' }),
      kind('Have a bad signature', { type: 'webhook', effect: 'bad_signature' }),
      kind('Time out', { type: 'webhook', effect: 'timeout' }),
    ],
  },
];

/** What a form says about a fault. */
export interface FaultForm {
  /** The key of its kind. */
  readonly kind: string;
  readonly account: string;
  /** What was written into its fields, by their names. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The kind that a form is about, and the group that it is in. */
export function chosenKind({
  kind: key,
}: FaultForm): { readonly group: FaultGroup; readonly chosen: FaultKind } | undefined {
  for (const group of faultGroups) {
    const chosen = group.kinds.find((each) => each.key === key);
    if (chosen) return { group, chosen };
  }
  return undefined;
}

/** How often something is hit. */
const frequencies = ['nth', 'times', 'probability'] as const;

/** The fault that a form asks for; fields that are empty are left out. */
export function faultOf(form: FaultForm): { match: object; action: object } {
  const { group, chosen } = chosenKind(form) ?? {};
  const match = [
    ...(group?.texts ?? []).flatMap(({ name }) => textIn(name, form.texts[name] ?? '')),
    ...textIn('account', form.account),
    ...frequencies.flatMap((name) => numberIn(name, form.texts[name] ?? '')),
  ];
  const numbers = (chosen?.numbers ?? []).flatMap(({ name, usual }) => numberIn(name, form.texts[name] ?? usual));
  return { match: Object.fromEntries(match), action: { ...chosen?.action, ...Object.fromEntries(numbers) } };
}

function textIn(name: string, text: string): [string, string][] {
  return text.trim() === '' ? [] : [[name, text.trim()]];
}

function numberIn(name: string, text: string): [string, number][] {
  return text.trim() === '' ? [] : [[name, Number(text)]];
}

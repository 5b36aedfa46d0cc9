import type { Outcome } from './outcome.ts';

/** A number whose outcome is known before. */
export interface MagicNumber {
  readonly number: string;
  /** What happens, for the documentation. */
  readonly effect: string;
  readonly outcome: Outcome;
  /** The only channel on which that happens. */
  readonly channel?: string;
}

const failed = (errorCode: number): Outcome => ({ state: 'failed', errorCode });
const undelivered = (errorCode: number): Outcome => ({ state: 'undelivered', errorCode });

/** As a recipient. Every other number gets its message delivered. */
export const magicRecipients: readonly MagicNumber[] = [
  { number: '+15005550001', effect: 'fails: not a valid number', outcome: failed(21211) },
  { number: '+15005550002', effect: 'fails: no route', outcome: failed(21612) },
  { number: '+15005550003', effect: 'fails: region not permitted', outcome: failed(21408) },
  { number: '+15005550004', effect: 'fails: opted out', outcome: failed(21610) },
  { number: '+15005550009', effect: 'fails: not a mobile number', outcome: failed(21614) },
  { number: '+15005551100', effect: 'is delivered, then read', outcome: { state: 'read' } },
  { number: '+15005551201', effect: 'is undelivered: unreachable', outcome: undelivered(30003) },
  { number: '+15005551202', effect: 'is undelivered: blocked', outcome: undelivered(30004) },
  { number: '+15005551203', effect: 'is undelivered: unknown number', outcome: undelivered(30005) },
  { number: '+15005551204', effect: 'is undelivered: landline', outcome: undelivered(30006) },
  { number: '+15005551205', effect: 'is undelivered: filtered by the carrier', outcome: undelivered(30007) },
  { number: '+15005551206', effect: 'is undelivered: no reason given', outcome: undelivered(30008) },
  { number: '+15005551300', effect: 'stays sent: no receipt comes, ever', outcome: { state: 'sent' } },
  {
    number: '+15005551207',
    effect: 'fails by RCS: the recipient has none; SMS arrives',
    outcome: failed(61337),
    channel: 'rcs',
  },
  ...Array.from({ length: 100 }, (_, seconds) => ({
    number: `+150055510${String(seconds).padStart(2, '0')}`,
    effect: `is delivered ${seconds === 0 ? 'at once' : `after ${seconds} s`}`,
    outcome: { state: 'delivered' as const, receiptMs: seconds * 1000 },
  })),
];

/** As a sender: nothing that it sends leaves. Every other number can send. */
export const magicSenders: readonly MagicNumber[] = [
  { number: '+15005550001', effect: 'fails: not a valid number', outcome: failed(21212) },
  { number: '+15005550007', effect: 'fails: not able to send', outcome: failed(21606) },
  { number: '+15005550008', effect: 'fails: its queue is full', outcome: failed(21611) },
];

/** The tag of a request that decides the outcome of all its deliveries, on any channel. */
export const outcomeTag = 'sandbox-outcome';

const recipients = new Map(magicRecipients.map(({ number, outcome, channel }) => [number, { outcome, channel }]));
const senders = new Map(magicSenders.map(({ number, outcome }) => [number, outcome]));

/** How sending to an address ends; undefined where nothing is special about it, or not on the channel that is used. */
export function outcomeOfRecipient(address: string, usedChannel = 'tel'): Outcome | undefined {
  const { outcome, channel } = recipients.get(address) ?? {};
  return channel === undefined || channel === usedChannel ? outcome : undefined;
}

/** How all sending from an address ends; undefined where it can send. */
export function outcomeOfSender(address: string): Outcome | undefined {
  return senders.get(address);
}

/** Reads an outcome such as `read`, `undelivered:30003` or `undelivered-30003`; undefined where it is none. */
export function readOutcome(text: string): Outcome | undefined {
  const [, state, code] = /^(?:(sent|delivered|read|opened)|(?:undelivered|failed)(?:[:-](\d{5}))?)$/.exec(text) ?? [];
  if (state === 'sent' || state === 'delivered' || state === 'read' || state === 'opened') return { state };
  if (text.startsWith('undelivered')) return undelivered(Number(code ?? 30008));
  return text.startsWith('failed') ? failed(Number(code ?? 30008)) : undefined;
}

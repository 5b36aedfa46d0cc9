import type { Outcome } from '../deliveries/outcome.ts';

/** What stands before the `@` of an address whose outcome is known before. Anything may follow it after a `+`. */
export interface MagicEmail {
  readonly localPart: string;
  /** What happens, for the documentation. */
  readonly effect: string;
  readonly outcome: Outcome;
  /** Whether the recipient complains about it once it has arrived. */
  readonly complains?: boolean;
}

/** The codes of e-mails are the replies of SMTP servers. */
const undelivered = (errorCode: number): Outcome => ({ state: 'undelivered', errorCode });

/** As a recipient, at any domain. Every other address gets its e-mail delivered. */
export const magicEmails: readonly MagicEmail[] = [
  { localPart: 'opened', effect: 'is delivered, then opened', outcome: { state: 'opened' } },
  { localPart: 'bounced', effect: 'is undelivered: no such mailbox', outcome: undelivered(550) },
  { localPart: 'blocked', effect: 'is undelivered: taken for spam', outcome: undelivered(554) },
  {
    localPart: 'failed',
    effect: 'fails: the address is not accepted',
    outcome: { state: 'failed', errorCode: 553 },
  },
  { localPart: 'slow', effect: 'stays sent: no receipt comes, ever', outcome: { state: 'sent' } },
  { localPart: 'stuck', effect: 'stays sent: no receipt comes, ever', outcome: { state: 'sent' } },
  {
    localPart: 'complained',
    effect: 'is delivered, then complained about: the contact with the address is opted out of e-mails',
    outcome: { state: 'delivered' },
    complains: true,
  },
];

const byLocalPart = new Map(magicEmails.map((each) => [each.localPart, each]));

/** How sending to an e-mail address ends; undefined where nothing is special about it. */
export function outcomeOfEmail(address: string): Outcome | undefined {
  return magicOf(address)?.outcome;
}

/** Whether whoever reads at an address complains about what arrives. */
export function isComplaining(address: string): boolean {
  return magicOf(address)?.complains ?? false;
}

function magicOf(address: string): MagicEmail | undefined {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  return byLocalPart.get(local.split('+', 1)[0]?.toLowerCase() ?? '');
}

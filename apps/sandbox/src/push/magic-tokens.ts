import type { Outcome } from '../deliveries/outcome.ts';

/** How the token of a device begins whose outcome is known before. */
export interface MagicToken {
  /** For `fcm`: the whole token, or what stands before a character that is neither letter nor digit, such as `dead-1`. */
  readonly fcm: string;
  /** For `apn`, whose tokens are hexadecimal: so many digits that no real token begins with them by chance. */
  readonly apn: string;
  /** What happens, for the documentation. */
  readonly effect: string;
  readonly outcome: Outcome;
  /** Whether the device is gone for good: its token is taken off its contact and its registration. */
  readonly isGone?: boolean;
}

/** The codes of push notifications are the statuses that push services answer. */
const undelivered = (errorCode: number): Outcome => ({ state: 'undelivered', errorCode });

/** As a recipient. Every other token gets its notification delivered. */
export const magicTokens: readonly MagicToken[] = [
  {
    fcm: 'dead',
    apn: 'deaddead',
    effect: 'is undelivered: unregistered; the token is taken off its contact and its registration',
    outcome: undelivered(410),
    isGone: true,
  },
  { fcm: 'bad', apn: 'bad0bad0', effect: 'fails: no valid token', outcome: { state: 'failed', errorCode: 400 } },
  { fcm: 'slow', apn: '51005100', effect: 'stays sent: no receipt comes, ever', outcome: { state: 'sent' } },
  { fcm: 'opened', apn: '09e909e9', effect: 'is delivered, then opened', outcome: { state: 'opened' } },
];

/** How sending to a device ends; undefined where nothing is special about it. */
export function outcomeOfToken(channel: string, address: string): Outcome | undefined {
  return magicOf(channel, address)?.outcome;
}

/** Whether a device is gone for good. */
export function isGone(channel: string, address: string): boolean {
  return magicOf(channel, address)?.isGone ?? false;
}

function magicOf(channel: string, address: string): MagicToken | undefined {
  const token = address.toLowerCase();
  if (channel === 'apn') return magicTokens.find(({ apn }) => token.startsWith(apn));
  if (channel !== 'fcm') return undefined;
  const [word = ''] = token.split(/[^a-z0-9]/, 1);
  return magicTokens.find(({ fcm }) => fcm === word);
}

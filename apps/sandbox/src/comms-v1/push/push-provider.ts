/** The services that bring notifications to devices, as rows have them. */
export type PushChannel = 'apn' | 'fcm';

/** The provider that a request names, as rows have it; undefined for what is none. */
export function channelOf(provider: unknown): PushChannel | undefined {
  if (provider === 'APN') return 'apn';
  return provider === 'FCM' ? 'fcm' : undefined;
}

/** The types of credentials that a provider takes, the better one first. */
export const typesOfChannel: Readonly<Record<PushChannel, readonly string[]>> = {
  apn: ['APN', 'APN_SANDBOX'],
  fcm: ['FCM'],
};

/** A channel of a row as v1 writes it. */
export function providerOf(channel: string): string {
  return channel.toUpperCase();
}

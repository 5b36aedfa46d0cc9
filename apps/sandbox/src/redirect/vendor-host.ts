/** The hosts of the APIs that the sandbox has. */
export const redirectedHosts: readonly string[] = [
  'comms.twilio.com',
  'conversations.twilio.com',
  'proxy.twilio.com',
  'events.twilio.com',
];

/** Thrown for traffic to the real service that the sandbox has no answer for: it is not let out. */
export class BlockedHostError extends Error {
  override readonly name = 'BlockedHostError';
  readonly code = 'ERR_SANDBOX_BLOCKED_HOST';

  constructor(host: string) {
    const known = redirectedHosts.join(', ');
    super(`${host} is none of the APIs that the sandbox has (${known}), and nothing is let out to the real service.`);
  }
}

/**
 * The API that a host is of, such as `conversations.twilio.com` for itself and for `conversations.dublin.ie1.twilio.com`;
 * undefined for a host that is not the vendor's.
 *
 * @throws {BlockedHostError} for a host of the vendor that the sandbox does not stand in for.
 */
export function vendorHost(host: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  if (name !== 'twilio.com' && !name.endsWith('.twilio.com')) return undefined;
  const family = `${name.split('.', 1)[0]}.twilio.com`;
  if (!redirectedHosts.includes(family)) throw new BlockedHostError(name);
  return family;
}

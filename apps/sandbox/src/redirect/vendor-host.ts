/** The hosts of the APIs that are redirected. */
const redirectedHosts: readonly string[] = [
  'comms.twilio.com',
  'conversations.twilio.com',
  'proxy.twilio.com',
  'events.twilio.com',
];

/** Thrown for traffic to the real service that cannot be redirected: it is not let out. */
export class BlockedHostError extends Error {
  override readonly name = 'BlockedHostError';
  readonly code = 'ERR_SANDBOX_BLOCKED_HOST';

  constructor(host: string) {
    const reason = redirectedHostOf(host)
      ? 'is called in a way that cannot be redirected. Call it with fetch or node:https'
      : `is none of the APIs that the sandbox has (${redirectedHosts.join(', ')}). Call it from a program that is not redirected`;
    super(`Nothing is let out to the real service, and ${nameOf(host)} ${reason}.`);
  }
}

/** Whether a host is the vendor's. */
export function isVendorHost(host: string): boolean {
  return /(^|\.)twilio\.com\.?(:\d+)?$/i.test(host);
}

/**
 * The name of a host for which the sandbox stands in: of one of its APIs, or of one in a region, such as
 * `conversations.dublin.ie1.twilio.com`; undefined for any other.
 */
export function redirectedHostOf(host: string): string | undefined {
  const name = nameOf(host);
  const family = `${name.split('.', 1)[0]}.twilio.com`;
  return isVendorHost(host) && redirectedHosts.includes(family) ? name : undefined;
}

/** A host without its port, and as it is usually written. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/\.?(:\d+)?$/, '');
}

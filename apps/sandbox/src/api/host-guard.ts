import { refusal } from './problem.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const vendor = /^(comms|conversations|proxy|events)(\.[\w-]+)*\.twilio\.com$/;

/**
 * Refuses what a web page elsewhere may have sent: by a name of its own that leads to this machine, or straight from its
 * scripts.
 *
 * @throws {Refusal} 403
 */
export function checkOrigin(host: string, origin: string | undefined): void {
  if (!isAllowed(host)) throw refusal(403, 'The Host header names neither this machine nor an API of the sandbox');
  if (origin !== undefined && !isAllowed(origin.replace(/^https?:\/\//, ''))) {
    throw refusal(403, 'Web pages from elsewhere may not use the sandbox');
  }
}

function isAllowed(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return loopback.test(name) || vendor.test(name);
}

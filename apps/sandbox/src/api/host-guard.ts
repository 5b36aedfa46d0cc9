import { isIP } from 'node:net';
import { refusal } from './problem.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
const vendor = /^(comms|conversations|proxy|events)(\.[\w-]+)*\.twilio\.com$/;

/** Whether an address to listen on is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/** Refuses what a web page elsewhere may have sent: by a name of its own that leads to this machine, or from its scripts. */
export class HostGuard {
  readonly #names: ReadonlySet<string>;
  /** Whether other machines reach the sandbox: they call it by its address, which no page can choose as a name. */
  readonly #isOpen: boolean;

  constructor(host: string, allowedHosts: readonly string[] = []) {
    this.#isOpen = !isLoopback(host);
    this.#names = new Set([host, ...allowedHosts].map((name) => name.toLowerCase()));
  }

  /** @throws {Refusal} 403 */
  check(host: string, origin: string | undefined): void {
    if (!this.#isAllowed(host)) {
      throw refusal(403, 'The Host header names neither this machine nor an API of the sandbox: see --allow-host');
    }
    if (origin === undefined) return;
    const from = origin.replace(/^https?:\/\//, '');
    // Where others can reach it, only its own page may use it.
    if (this.#isOpen ? from.toLowerCase() !== host.toLowerCase() : !this.#isAllowed(from)) {
      throw refusal(403, 'Web pages from elsewhere may not use the sandbox');
    }
  }

  #isAllowed(host: string): boolean {
    const name = host.replace(/:\d+$/, '').toLowerCase();
    if (loopback.test(name) || vendor.test(name) || this.#names.has(name)) return true;
    return this.#isOpen && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
  }
}

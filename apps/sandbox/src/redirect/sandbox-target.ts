/** Where the sandbox is, as the environment says it. @throws {TypeError} when it says no address. */
export function sandboxTarget(url: string | undefined): URL {
  const text = url || 'http://127.0.0.1:4010';
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new TypeError(`COMMS_SANDBOX_URL must be an address such as http://127.0.0.1:4010, and is ${text}.`);
  }
  return new URL(text);
}

/** The host of an address, as connections are opened to it: IPv6 without brackets. */
export function hostnameOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** The port of an address, given or not. */
export function portOf({ port, protocol }: URL): number {
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

/** Whether a connection failed before it was open. */
export function isUnreached(error: unknown): error is NodeJS.ErrnoException {
  const { code, syscall }: { code?: unknown; syscall?: unknown } = Object(error);
  return code === 'ECONNREFUSED' || syscall === 'connect' || syscall === 'getaddrinfo';
}

/** What is said then. */
export function unreached({ origin }: URL): string {
  return `The sandbox does not answer at ${origin}. Start it with \`npx @comms/sandbox\`, or say where it is in COMMS_SANDBOX_URL.`;
}

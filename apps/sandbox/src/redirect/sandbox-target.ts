/** Where the sandbox is, as the environment says it. @throws {TypeError} when it says no address. */
export function sandboxTarget(url: string | undefined): URL {
  const text = url || 'http://127.0.0.1:4010';
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new TypeError(`COMMS_SANDBOX_URL must be an address such as http://127.0.0.1:4010, and is ${text}.`);
  }
  return new URL(text);
}

/** Whether a connection failed since nobody listens. */
export function isUnreached(error: unknown): error is NodeJS.ErrnoException {
  const { code }: { code?: unknown } = Object(error);
  return code === 'ECONNREFUSED';
}

/** What is said then. */
export function unreached({ origin }: URL): string {
  return `The sandbox does not answer at ${origin}. Start it with \`npx @comms/sandbox\`, or say where it is in COMMS_SANDBOX_URL.`;
}

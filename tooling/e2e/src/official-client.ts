import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import * as conversationsV1 from '@comms/conversations-v1/operations';
import * as conversationsV2 from '@comms/conversations-v2/operations';
import type { OperationFacts } from '@comms/core';
import * as proxy from '@comms/proxy/operations';
import { type Sandbox, startSandbox } from '@comms/sandbox';
import type { Twilio } from 'twilio-6';

/** The vendor's own client, as it is installed: all that it sends to the vendor goes to a sandbox. */
export interface OfficialWorld {
  readonly sandbox: Sandbox;
  /** A client with an account of its own. */
  newClient(): Twilio;
  /** The operations that the sandbox has carried out for it with success. */
  readonly carriedOut: ReadonlySet<string>;
}

/** The versions of the client that are tried; the older one has no Conversations v2. */
export type Version = 'twilio-5' | 'twilio-6';

/** The token of every account. */
export const token = 'token';

const literals: readonly OperationFacts[] = [conversationsV1, conversationsV2, proxy].flatMap((module) =>
  Object.values(module),
);

/** What is literal in a path wins over an identifier. */
const routes = literals
  .map((literal) => ({
    literal,
    url: new RegExp(
      `^https?://${literal.api.servers[0]?.replace('https://', '')}${literal.path.replace(/\{\w+\}/g, '[^/]+')}$`,
    ),
    identifiers: literal.path.split('{').length,
  }))
  .sort((one, other) => one.identifiers - other.identifiers);

/** Starts a sandbox in this process, and takes the traffic of the process to it. */
export async function officialWorld(version: Version): Promise<OfficialWorld> {
  const sandbox = await startSandbox({ seed: 1 });
  process.env['COMMS_SANDBOX_URL'] = sandbox.url;
  await import('@comms/sandbox/register');
  const carriedOut = new Set<string>();
  subscribe('http.client.response.finish', (event) => {
    const { request, response }: { request?: ClientRequest; response?: IncomingMessage } = Object(event);
    const host = request?.getHeader('x-twilio-sandbox-host');
    const { statusCode = 0 } = response ?? {};
    if (!request || !host || statusCode >= 300) return;
    const [path] = request.path.split('?', 1);
    const found = routes.find(
      ({ literal, url }) => literal.method === request.method && url.test(`https://${host}${path}`),
    );
    if (found) carriedOut.add(found.literal.id);
  });
  const twilio: (sid: string, secret: string) => Twilio = createRequire(import.meta.url)(version);
  let count = 0;
  return { sandbox, carriedOut, newClient: () => twilio(`AC${String(++count).padStart(32, '5')}`, token) };
}

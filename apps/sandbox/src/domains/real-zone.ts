import { Resolver } from 'node:dns/promises';
import type { DnsRecord } from './dns-records.ts';
import type { Zone } from './zone.ts';

/** How long one server may take to answer, and how often it is asked. */
const patience = { timeout: 2000, tries: 2 };

/** The DNS of the world, or what one server says of it. */
export function realZone(server: string | undefined): Zone {
  const resolver = new Resolver(patience);
  if (server !== undefined) resolver.setServers([server]);
  return {
    lookUp: async (type, host) => {
      try {
        return await valuesOf(resolver, type, host);
      } catch {
        // A name without such a record is an error to Node, as is a server that does not answer: nothing was found.
        return [];
      }
    },
  };
}

async function valuesOf(resolver: Resolver, type: DnsRecord['type'], host: string): Promise<string[]> {
  switch (type) {
    case 'CNAME':
      return await resolver.resolveCname(host);
    case 'TXT':
      // Long texts come in parts.
      return (await resolver.resolveTxt(host)).map((parts) => parts.join(''));
    case 'MX':
      return (await resolver.resolveMx(host)).map(({ priority, exchange }) => `${priority} ${exchange}`);
  }
}

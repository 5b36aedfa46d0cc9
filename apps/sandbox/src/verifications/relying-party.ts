import type { PasskeyConfig } from '@comms/verify';
import type { Wire } from '../api/wire.ts';

/** The website of passkeys whose configuration names none. */
const usualId = 'localhost';

/** The domain that passkeys are for. */
export function relyingPartyId({ relying_party: party }: Wire<PasskeyConfig>): string {
  return party?.id ?? usualId;
}

/** The origins from which passkeys may be used: those that are configured, else the one at hand if it is of the domain. */
export function allowedOrigins(config: Wire<PasskeyConfig>, origin: string): string[] {
  const { origins = [] } = config.relying_party ?? {};
  if (origins.length > 0) return [...origins];
  return isOfDomain(origin, relyingPartyId(config)) ? [origin] : [];
}

/** Whether an origin is a domain's own, or that of a name below it; only this machine does without encryption. */
function isOfDomain(origin: string, domain: string): boolean {
  const url = URL.parse(origin);
  if (!url || (url.protocol !== 'https:' && url.hostname !== 'localhost')) return false;
  return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
}

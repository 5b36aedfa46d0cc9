import { editDistance } from './edit-distance.ts';
import { isDomain, isEmail, isLocal, splitEmail } from './email-syntax.ts';
import { disposableDomains, popularDomains, rightDomains, roleNames } from './known-domains.ts';
import { magicEmails } from './magic-lookups.ts';

/** What is known of an e-mail address, as answers show it. */
export interface EmailFacts {
  readonly validity_score: number;
  readonly local: string | null;
  readonly domain: string | null;
  readonly suggestion: string | null;
  readonly checks: { readonly domain: string[]; readonly local: string[]; readonly bounces: string[] };
}

/** How likely an address can be reached with something against it; what is worst counts. */
const scores: Readonly<Record<string, number>> = {
  invalid_syntax: 0,
  no_mail_server: 0,
  known: 0.02,
  mistyped: 0.3,
  suspected_disposable: 0.4,
  suspected: 0.5,
  suspected_role: 0.8,
};
const bestScore = 0.98;

/** Finds what an e-mail address tells. Nobody is asked: the same address always has the same facts. */
export function emailFacts(address: string): EmailFacts {
  const { local, domain } = splitEmail(address) ?? { local: null, domain: null };
  const checks = {
    domain: domainChecks(domain),
    local: localChecks(local),
    bounces: magicEmails.filter((magic) => magic.local === local?.toLowerCase()).map(({ bounces }) => bounces),
  };
  const meant = domain === null || !isEmail(address) ? undefined : domainMeant(domain);
  const found = [...checks.domain, ...checks.local, ...checks.bounces, ...(meant ? ['mistyped'] : [])];
  return {
    validity_score: Math.min(bestScore, ...found.map((name) => scores[name] ?? bestScore)),
    local,
    domain,
    suggestion: meant ? `${local}@${meant}` : null,
    checks,
  };
}

function domainChecks(domain: string | null): string[] {
  if (domain === null || !isDomain(domain)) return ['invalid_syntax'];
  // No name ends so, by RFC 2606: nothing can be delivered there.
  if (domain.endsWith('.invalid')) return ['no_mail_server'];
  return disposableDomains.has(domain) ? ['suspected_disposable'] : [];
}

function localChecks(local: string | null): string[] {
  if (local === null || !isLocal(local)) return ['invalid_syntax'];
  return roleNames.has(local.toLowerCase()) ? ['suspected_role'] : [];
}

/** The well-known domain that one mistake leads away from, or two in a long one; undefined where there is none. */
function domainMeant(domain: string): string | undefined {
  if (rightDomains.has(domain)) return undefined;
  const [nearest] = popularDomains
    .filter((popular) => Math.abs(popular.length - domain.length) <= 2)
    .map((popular) => ({ popular, distance: editDistance(domain, popular) }))
    .filter(({ popular, distance }) => distance <= (popular.length >= 9 ? 2 : 1))
    .sort((one, other) => one.distance - other.distance);
  return nearest?.popular;
}

import type { Problem } from '../api/problem.ts';

const invalidCode = 20001;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const fullName = new RegExp(`^(?=.{1,253}$)(?:${label}\\.)+(?!\\d+$)(?=..)${label}$`);

/** Finds out whether a text is a fully qualified domain name, and says what is wrong with one that is nearly. */
export function checkDomainName(name: unknown, field = 'domain_name'): Problem[] {
  if (typeof name !== 'string' || name === '' || isDomainName(name)) return [];
  return [{ code: invalidCode, field, message: `${field} ${adviceFor(name)}` }];
}

/** Whether a text is a fully qualified domain name; names in other scripts have to be in their `xn--` form. */
export function isDomainName(name: string): boolean {
  return fullName.test(name);
}

/** A name and all names above it, the longest first: `a.b.c`, `b.c`, `c`. */
export function namesAbove(name: string): string[] {
  const labels = name.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

function adviceFor(name: string): string {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(name)) return 'must be a name without a scheme, such as example.com';
  if (/:\d*$/.test(name)) return 'must be a name without a port, such as example.com';
  if (name.includes('/')) return 'must be a name without a path, such as example.com';
  if (/[^\0-\x7f]/.test(name)) return 'must be in its ASCII form, which begins with xn--';
  return 'must be a fully qualified domain name, such as example.com';
}

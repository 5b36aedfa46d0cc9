import type { Problem } from '../api/problem.ts';
import { maskTarget } from '../requests/mask-secrets.ts';

/** Whether a text is an address of the web, as far as it can be seen. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text);
}

/** Finds an address of a sink that is none of the web. */
export function addressProblems(sink: unknown, path: string): Problem[] {
  const { url } = Object(sink);
  if (typeof url !== 'string' || isWebAddress(url)) return [];
  const field = `${path}.url`;
  return [{ code: 20001, field, message: `${field} must be an address that begins with http:// or https://` }];
}

/** An address as it can be shown: without user info, and without the values of parameters that are secret by their names. */
export function shownAddress(url: string): string {
  const { path, query } = maskTarget(withoutUser(url).target);
  return query === '' ? path : `${path}?${query.replace(secretParameter, '$1=••••••')}`;
}

const secretParameter = /\b(token|key|sig|signature)=[^&]*/gi;

/** User info in an address is sent as a header; what is called and signed does not have it. */
export function withoutUser(url: string): { target: string; authorization: string | undefined } {
  const { username, password } = new URL(url);
  const target = new URL(url);
  target.username = '';
  target.password = '';
  const isPlain = username === '' && password === '';
  const user = Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
  return { target: target.href, authorization: isPlain ? undefined : `Basic ${user}` };
}

/** Whether an address is on this machine. */
export function isLocal(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** What encodes no letters stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

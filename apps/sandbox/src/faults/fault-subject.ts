import type { FaultMatch } from './fault-action.ts';

/** What a fault may hit: a request, a send, or a webhook. What it does not have, no rule that asks for it matches. */
export interface FaultSubject {
  /** The number of the account's row. */
  readonly account: number;
  readonly operation?: string;
  readonly family?: string;
  readonly method?: string;
  readonly path?: string;
  readonly event?: readonly string[];
  readonly url?: string;
  /** Looked for only where a rule asks. */
  readonly addresses?: () => Iterable<string>;
}

/** Whether a fault is for something, but for its account and for how often. */
export function isFor(match: FaultMatch, subject: FaultSubject): boolean {
  const { operation, family, method, path, address, event, url } = match;
  return (
    (operation === undefined || isOperation(operation, subject.operation)) &&
    (family === undefined || isLike(family, subject.family)) &&
    (method === undefined || isLike(method.toUpperCase(), subject.method)) &&
    (path === undefined || isLike(path, subject.path)) &&
    (url === undefined || isLike(url, subject.url)) &&
    (event === undefined || (subject.event ?? []).some((each) => isLike(event, each))) &&
    (address === undefined || [...(subject.addresses?.() ?? [])].some((each) => isLike(address, each)))
  );
}

function isOperation(pattern: string, id: string | undefined): boolean {
  return isLike(pattern, id) || isLike(pattern, id?.slice(id.lastIndexOf('.') + 1));
}

/** `*` stands for anything. */
function isLike(pattern: string, text: string | undefined): boolean {
  if (text === undefined) return false;
  if (!pattern.includes('*')) return pattern === text;
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}

/** All texts in a body, JSON or form: an address may be in any field. */
export function* textsIn(body: string): Generator<string> {
  if (body.startsWith('{') || body.startsWith('[')) {
    try {
      yield* textsOf(JSON.parse(body));
    } catch {
      // What is no JSON has no fields.
    }
    return;
  }
  yield* new URLSearchParams(body).values();
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) yield* textsOf(part);
}

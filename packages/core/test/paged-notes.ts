import type { ClientOptions } from '../src/index.ts';
import { type AnsweringClient, answeringClient, json, type SentRequest } from './answering-client.ts';

/** A client of a server whose notes are `1`, `2`, `3` … in pages of the given sizes. */
export function pagedNotes(sizes: readonly number[], options?: ClientOptions): AnsweringClient {
  const pages = sizes.map((size, at) => ({
    notes: Array.from({ length: size }, (_, index) => ({ id: String(sizes.slice(0, at).reduce(sum, 0) + index + 1) })),
    pagination: { next: at + 1 < sizes.length ? `token-${at + 1}` : null, self: `token-${at}` },
  }));
  return answeringClient(({ url }) => {
    const token = new URL(url).searchParams.get('page_token') ?? 'token-0';
    return json(pages[Number(token.slice('token-'.length))] ?? {}, { status: 200 });
  }, options);
}

/** The page tokens that were asked for; undefined for the first page. */
export function askedTokens(requests: readonly SentRequest[]): (string | undefined)[] {
  return requests.map(({ url }) => new URL(url).searchParams.get('page_token') ?? undefined);
}

/** Lets everything run that needs no time. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

function sum(one: number, other: number): number {
  return one + other;
}

import type { PageRequest, Pagination } from '@comms/core';
import { Refusal } from './problem.ts';
import type { Wire } from './wire.ts';

/** One page of a list that is in memory and does not change. */
export interface PageOfList<Item> {
  readonly items: readonly Item[];
  readonly pagination: Wire<Pagination>;
}

/**
 * Takes the page that a request asks for out of a list.
 *
 * @throws {Refusal} 400 when the token is none of ours.
 */
export function pageOfList<Item>(
  list: readonly Item[],
  { page_size: size = 50, page_token: token }: Wire<PageRequest>,
  tokenField = 'page_token',
): PageOfList<Item> {
  const start = token === undefined ? 0 : readToken(token, tokenField);
  const page = Math.floor(start / size) + 1;
  return {
    items: list.slice(start, start + size),
    pagination: {
      page,
      prev: start > 0 ? writeToken(Math.max(0, start - size)) : null,
      next: start + size < list.length ? writeToken(start + size) : null,
      self: writeToken(start),
    },
  };
}

function writeToken(start: number): string {
  return Buffer.from(`from:${start}`).toString('base64url');
}

function readToken(token: string, field: string): number {
  const start = /^from:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start !== undefined) return Number(start);
  throw new Refusal(400, { code: 20001, field, message: `${field} is not one that a list gave` });
}

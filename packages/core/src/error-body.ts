import type { ApiProblem } from './errors.ts';
import { mask } from './mask.ts';

/** What the body of a refusal says, whichever of the APIs' shapes it has. */
export interface ErrorBody extends ApiProblem {
  readonly errors: readonly ApiProblem[];
}

/**
 * Reads `{ errors: [...] }`, `{ code, message, more_info }` in any casing, RFC 9457 problems, and gateway pages that are
 * no JSON at all.
 */
export function readErrorBody(text: string): ErrorBody {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // The page of a gateway: its first words say more than its markup.
    const words = text.slice(0, 2000).replace(/<(style|script|head)[\s\S]*?(<\/\1>|$)|<[^>]*(>|$)/gi, ' ');
    body = { message: words.replace(/\s+/g, ' ').trim().slice(0, 200) };
  }
  const top = readProblem(body);
  const list: unknown = body instanceof Object && 'errors' in body ? body.errors : undefined;
  const errors = Array.isArray(list) ? list.slice(0, 1000).map(readProblem) : [];
  const main = top.message || top.code !== undefined ? top : (errors[0] ?? top);
  return { ...main, errors: errors.length > 0 ? errors : [top] };
}

function readProblem(value: unknown): ApiProblem {
  if (!(value instanceof Object))
    return { message: value === null || value === undefined ? undefined : mask(String(value)) };
  const fields: Record<string, unknown> = { ...value };
  const text = (...names: string[]): string | undefined => {
    const found = names.map((name) => fields[name]).find((field) => typeof field === 'string' && field !== '');
    return typeof found === 'string' ? mask(found) : undefined;
  };
  const { code } = fields;
  return {
    code: typeof code === 'number' || typeof code === 'string' ? code : undefined,
    message: text('message', 'detail', 'title'),
    moreInfo: text('more_info', 'moreInfo', 'infoUrl', 'info_url', 'type'),
    field: text('field', 'param', 'parameter', 'pointer', 'path'),
  };
}

import type { ApiProblem } from './errors.ts';
import { mask } from './mask.ts';

/** What the body of a refusal says, whichever of the APIs' shapes it has. */
export interface ErrorBody extends ApiProblem {
  readonly errors: readonly ApiProblem[];
}

/**
 * Reads `{ errors: [...] }`, `{ code, message, more_info }` in any casing, RFC 9457 problems, and the pages of gateways,
 * which are no JSON at all.
 */
export function readErrorBody(text: string): ErrorBody {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    const words = text.slice(0, 5000).replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>|\s+/gi, ' ');
    body = { message: words.replace(/ +/g, ' ').trim().slice(0, 200) };
  }
  const top = problem(body);
  const { errors }: { errors?: unknown } = Object(body);
  const problems = Array.isArray(errors) && errors.length > 0 ? errors.map(problem) : [top];
  return { ...(top.message ? top : problems[0]), errors: problems };
}

function problem(value: unknown): ApiProblem {
  const fields: Record<string, unknown> = Object(value);
  const { code, params } = fields;
  const text = (...names: string[]): string | undefined => {
    for (const name of names) {
      const field = fields[name];
      if (field && typeof field === 'string') return mask(field);
    }
    return undefined;
  };
  return {
    code: typeof code === 'number' ? code : text('code'),
    message: text('message', 'detail', 'title'),
    moreInfo: text('more_info', 'moreInfo', 'infoUrl', 'type'),
    // v1 names the place by a JSON path: `$.to[0].address`.
    field: text('field', 'pointer', 'context')?.replace(/^\$\.?/, '') ?? (params ? problem(params).field : undefined),
  };
}

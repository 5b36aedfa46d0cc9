import { baseURL, type ClientSettings, type RequestOptions } from './client.ts';
import { ConfigurationError } from './errors.ts';
import { formText } from './form-body.ts';
import type { OperationFacts, Safety } from './operation.ts';

/** A call that is ready to be sent, but for its credentials. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly safety: Safety;
}

/**
 * Puts the fields of a request where the operation says they belong: into the path, the query or the body.
 *
 * `page` is where a list goes on: a token, or a URL whose query takes the place of the request's own.
 */
export function prepare(
  operation: OperationFacts,
  request: object,
  options: RequestOptions,
  client: ClientSettings,
  page?: string,
): PreparedRequest {
  const { api, method } = operation;
  const rest: Record<string, unknown> = { ...request };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const segment = pathSegment(name, rest[name]);
    delete rest[name];
    return segment;
  });
  checkLimits(operation, rest);

  const inQuery = operation.query ?? (method === 'GET' || method === 'DELETE' ? Object.keys(rest) : []);
  const query: Record<string, unknown> = {};
  for (const name of inQuery) {
    query[name] = rest[name];
    delete rest[name];
  }
  const isURL = page?.includes('?');
  if (page !== undefined && !isURL) query['pageToken'] = page;
  const search = [
    isURL ? page?.slice(page.indexOf('?') + 1) : formText(query, api),
    new URLSearchParams(options.query).toString(),
  ].filter(Boolean);

  const body = Object.keys(rest).length > 0 ? api.encoding.body(rest, api) : undefined;
  const safety = operation.safety ?? (/GET|PUT|DELETE/.test(method) ? 'safe' : 'unsafe');
  return {
    url: baseURL(api, client, options.serverURL) + path + (search.length > 0 ? `?${search.join('&')}` : ''),
    headers: headersOf(
      { accept: 'application/json' },
      body !== undefined && { 'content-type': api.encoding.contentType },
      safety === 'keyed' && { 'idempotency-key': options.idempotencyKey ?? crypto.randomUUID() },
      client.options.headers,
      options.headers,
    ),
    body,
    safety,
  };
}

/** A value that stands alone in a path segment, and cannot be taken for a step to another folder. */
function pathSegment(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new ConfigurationError(`${name} is missing. Give the identifier as a text that is not empty.`);
  }
  if (/^(\.|%2e){1,2}$/i.test(value)) throw new ConfigurationError(`${name} is a dot segment, which is no identifier.`);
  return encodeURIComponent(value);
}

function checkLimits({ api }: OperationFacts, { tags, pageSize }: Readonly<Record<string, unknown>>): void {
  if (api.maxTags && tags instanceof Object && Object.keys(tags).length > api.maxTags) {
    throw new ConfigurationError(`tags has more than ${api.maxTags} pairs. Remove some.`);
  }
  if (
    pageSize !== undefined &&
    !(Number.isInteger(pageSize) && Number(pageSize) >= 1 && Number(pageSize) <= api.maxPageSize)
  ) {
    throw new ConfigurationError(`pageSize must be a whole number from 1 to ${api.maxPageSize}.`);
  }
}

/** Joins headers under lower-case names; later ones win, and `null` removes. */
function headersOf(
  ...sources: readonly (Readonly<Record<string, string | null>> | false | undefined)[]
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const source of sources) {
    for (const [name, value] of Object.entries(source || {})) {
      if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || /[^\t\x20-\x7e\x80-\xff]/.test(value ?? '')) {
        throw new ConfigurationError(`the header ${JSON.stringify(name)} holds a character that no header may hold.`);
      }
      if (value === null) delete headers[name.toLowerCase()];
      else headers[name.toLowerCase()] = value;
    }
  }
  return headers;
}

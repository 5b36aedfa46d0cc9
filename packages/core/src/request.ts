import { baseURL, type ClientOptions, type RequestOptions } from './client.ts';
import { formText } from './form-body.ts';
import type { OperationFacts, Safety } from './operation.ts';
import type { Upload } from './upload.ts';

/** A call that is ready to be sent, but for its credentials. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Upload | undefined;
  readonly safety: Safety;
}

/** Puts the fields of a request where the operation says they belong: into the path, the query or the body. */
export function prepare(
  operation: OperationFacts,
  request: object,
  options: RequestOptions,
  client: ClientOptions,
): PreparedRequest {
  const { api, method } = operation;
  const fields: Record<string, unknown> = { ...request };
  const take = (name: string): unknown => {
    const value = fields[name];
    delete fields[name];
    return value;
  };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => pathSegment(name, take(name)));
  checkLimits(operation, fields);

  const named = Object.fromEntries(
    (operation.headers ?? []).map((name) => {
      const value = take(name);
      return [name.replace(/[A-Z]/g, '-$&'), value === undefined ? null : String(value)];
    }),
  );
  const isRead = method === 'GET' || method === 'DELETE';
  // Some lists name their next page by a whole URL; of that the query counts, which has the filters too.
  const nextQuery = /\?(.*)/.exec(String(isRead && fields['pageToken']))?.[1];
  const query = Object.fromEntries(
    (operation.query ?? (isRead ? Object.keys(fields) : [])).map((name) => [name, take(name) ?? undefined]),
  );
  const search = [nextQuery ?? formText(query, api), new URLSearchParams(options.query)]
    .join('&')
    .replace(/^&|&$/g, '');

  const write = operation.write ?? api.encoding.body;
  const body = Object.keys(fields).length > 0 ? write(fields, api, options) : undefined;
  const safety = operation.safety ?? (isRead || method === 'PUT' ? 'safe' : 'unsafe');
  return {
    url: baseURL(api, client, options.serverURL) + path + (search && `?${search}`),
    headers: joinHeaders(
      // The credentials take this place when the request is sent, unless it was taken or removed.
      { accept: 'application/json', authorization: '' },
      body && { 'content-type': typeof body === 'string' ? api.encoding.contentType : body.contentType },
      safety === 'keyed' && { 'idempotency-key': options.idempotencyKey ?? crypto.randomUUID() },
      client.headers,
      named,
      options.headers,
    ),
    body,
    safety,
  };
}

/** A value that stands alone in a path segment, and cannot be taken for a step to another folder. */
function pathSegment(name: string, value: unknown): string {
  if (typeof value !== 'string' || /^(\.|%2e){0,2}$/i.test(value)) {
    throw new Error(`${name} is missing, or is no identifier.`);
  }
  return encodeURIComponent(value);
}

function checkLimits({ api, page }: OperationFacts, { tags, pageSize = 1 }: Readonly<Record<string, unknown>>): void {
  // Filters can be texts: those are the server's to judge.
  if (api.maxTags && typeof tags !== 'string' && Object.keys(Object(tags)).length > api.maxTags) {
    throw new Error(`tags has more than ${api.maxTags} pairs: remove some.`);
  }
  const maxPageSize = page?.maxSize ?? api.maxPageSize;
  if (!Number.isInteger(pageSize) || Number(pageSize) < 1 || Number(pageSize) > maxPageSize) {
    throw new Error(`pageSize must be an integer from 1 to ${maxPageSize}.`);
  }
}

/** Joins headers under lower-case names; later ones win, and `null` removes. */
function joinHeaders(
  ...sources: (Readonly<Record<string, string | null>> | false | '' | undefined)[]
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of sources.flatMap((source) => Object.entries(source || {}))) {
    if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name) || /[^\t -~\x80-\xff]/.test(value ?? '')) {
      throw new Error(`the header ${JSON.stringify(name)} holds a forbidden character.`);
    }
    if (value === null) delete headers[name.toLowerCase()];
    else headers[name.toLowerCase()] = value;
  }
  return headers;
}

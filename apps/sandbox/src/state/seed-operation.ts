import type { Call, Implementation, Reply } from '../api/implement.ts';
import { refusal } from '../api/problem.ts';
import { requestFields } from '../api/request-fields.ts';
import { implementations } from '../implementations.ts';
import type { Owner } from '../resources/resource.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a step asks for. */
export interface SeedRequest {
  /** Such as `messages.sendMessages`. */
  readonly operation: string;
  /** Identifiers, query and body in one object, in wire form. */
  readonly request: Fields;
  /** Where the sandbox is, for the addresses in answers. */
  readonly origin: string;
}

/**
 * Carries out an operation as if it had been called, and gives its answer.
 *
 * @throws {Refusal} when the operation refuses the request, 400 when there is no such operation.
 */
export async function carryOutSeed(owner: Owner, { operation: id, request, origin }: SeedRequest): Promise<unknown> {
  const implementation = implementations.find(({ operation }) => operation.id === id);
  if (!implementation) throw refusal(400, `There is no operation ${JSON.stringify(id)}`);
  const { identifiers, query, headers, body } = partsOf(implementation, request);
  const { operation, find, handle } = implementation;
  const { bodyField } = operation;
  const json = JSON.stringify(bodyField === undefined ? body : body[bodyField]);
  const { host, pathname } = new URL(operation.api.servers[0] ?? '');
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(identifiers[operation.api.encoding.wireName(name)] ?? ''),
  );
  const call: Call = {
    ...owner,
    baseURL: `${origin}/${host}${pathname}`,
    path,
    search: query === '' ? '' : `?${query}`,
  };
  find?.(identifiers, call);
  const read = implementation.body
    ? await implementation.body.read(Buffer.from(json ?? ''), 'application/json')
    : isForm(implementation)
      ? textOfForm(body)
      : json;
  const header = (name: string): string | undefined => headers[name];
  return answerOf(await handle(requestFields(implementation, { identifiers, query, body: read, header }), call));
}

/** Says which part of a request each of its fields belongs to. */
function partsOf({ operation }: Implementation, request: Fields) {
  const { path, method, query, headers = [], api } = operation;
  const { wireName } = api.encoding;
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => wireName(name)));
  const inHeaders = new Map(headers.map((name) => [wireName(name), name.replace(/[A-Z]/g, '-$&').toLowerCase()]));
  const inQuery = query && new Set(query.map(wireName));
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const missing = [...inPath].find((name) => request[name] === undefined);
  if (missing !== undefined) throw refusal(400, `request.${missing} is missing: it stands in the path`);
  const rest = Object.entries(request).filter(([name]) => !inPath.has(name) && !inHeaders.has(name));
  const [asked, sent] = [true, false].map((isQuery) =>
    rest.filter(([name]) => (inQuery ? inQuery.has(name) : !hasBody) === isQuery),
  );
  return {
    identifiers: Object.fromEntries([...inPath].map((name) => [name, String(request[name])])),
    query: textOfForm(Object.fromEntries(asked ?? [])),
    headers: Object.fromEntries(
      [...inHeaders].flatMap(([name, header]) =>
        request[name] === undefined ? [] : [[header, String(request[name])]],
      ),
    ),
    body: Object.fromEntries(sent ?? []),
  };
}

function isForm({ operation }: Implementation): boolean {
  return operation.api.encoding.joint !== undefined;
}

/** Lists are repeated, objects are JSON, as clients send them. */
function textOfForm(fields: Fields): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const item of [value].flat()) {
      form.append(name, typeof item === 'object' && item !== null ? JSON.stringify(item) : String(item));
    }
  }
  return form.toString();
}

function answerOf({ json, body }: Reply<unknown>): unknown {
  return json === undefined ? body : JSON.parse(json);
}

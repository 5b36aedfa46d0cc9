/** Fields whose content belongs to the user: its names are never changed. */
const opaque = new Set([
  'tags',
  'variables',
  'defaultVariables',
  'data',
  'metadata',
  'credential',
  'channelSettings',
  'images',
]);

/** Fields of forms that hold JSON. */
const jsonTexts = new Set(['attributes', 'participants', 'participant', 'contentVariables']);

/** Fields of queries and forms that are numbers in the packages. */
const numbers = new Set(['pageSize', 'ttl', 'limit']);

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

type Fields = Record<string, unknown>;

/** What a body holds, with the names and types that the packages give it; undefined where it holds nothing they know. */
export function publicBody(body: string, contentType: string): unknown {
  if (body === '') return undefined;
  if (contentType.includes('json')) return fromJson(body);
  return contentType.includes('form-urlencoded') ? publicQuery(body) : undefined;
}

/** The same of a query or a form: `Timers.Inactive=PT1H` becomes `timers: { inactive: 'PT1H' }`. */
export function publicQuery(text: string): Fields | undefined {
  const fields: Fields = {};
  for (const name of new Set(new URLSearchParams(text).keys())) {
    const values = new URLSearchParams(text).getAll(name);
    const path = name.split('.').map(camelCase);
    const read = values.map((value) => readText(path.at(-1) ?? '', value));
    put(fields, path, read.length > 1 ? read : read[0]);
  }
  return Object.keys(fields).length > 0 ? fields : undefined;
}

/** `PascalCase`, `snake_case` and `kebab-case` become `camelCase`. */
function camelCase(name: string): string {
  const joined = name.replace(/[_-]+([A-Za-z\d])/g, (_, letter: string) => letter.toUpperCase());
  return joined.slice(0, 1).toLowerCase() + joined.slice(1);
}

function fromJson(body: string): unknown {
  try {
    return publicValue(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function publicValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(publicValue);
  if (typeof value === 'string') return moment.test(value) ? new Date(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const shown = camelCase(name);
      return [shown, opaque.has(shown) ? each : publicValue(each)];
    }),
  );
}

function readText(name: string, value: string): unknown {
  if (jsonTexts.has(name)) return fromJsonText(value);
  if (value === 'true' || value === 'false') return value === 'true';
  if (numbers.has(name) && /^\d+$/.test(value)) return Number(value);
  return moment.test(value) ? new Date(value) : value;
}

function fromJsonText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function put(fields: Fields, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  const inner: Fields = { ...Object(fields[name]) };
  put(inner, rest, value);
  fields[name] = inner;
}

import type { Api } from './api.ts';

/** How one family of APIs writes names and bodies. */
export interface Encoding {
  readonly contentType: string;
  /** A public name as the wire has it. */
  readonly wireName: (name: string) => string;
  /** A wire name of an answer as the public API has it. */
  readonly publicName: (wireName: string) => string;
  /** The request's fields as a body. */
  readonly body: (fields: Record<string, unknown>, api: Api) => string;
  /** What joins the names of nested fields in a form or a query; without it the inner name stands alone. */
  readonly joint?: string;
}

/** How a field of an answer is read. */
interface FieldRule {
  readonly name: string;
  readonly read: 'date' | 'opaque' | undefined;
}

const rules = /* @__PURE__ */ new WeakMap<Api, Map<string, FieldRule>>();

// An answer can hold any number of names that we have never seen; the memory of them is bounded.
const maxRules = 2000;

/** Turns a parsed answer into the public form: public names, and `Date` where the API family says that a field is one. */
export function decode(value: unknown, api: Api): unknown {
  const known = rules.get(api) ?? new Map<string, FieldRule>();
  rules.set(api, known);
  return decodeValue(value, api, known);
}

function decodeValue(value: unknown, api: Api, known: Map<string, FieldRule>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => decodeValue(item, api, known));
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const { name, read } = known.get(key) ?? learn(key, api, known);
    setOwn(result, name, read === 'opaque' ? item : read && item ? toDate(item) : decodeValue(item, api, known));
  }
  return result;
}

function learn(key: string, api: Api, known: Map<string, FieldRule>): FieldRule {
  const name = api.encoding.publicName(key);
  const rule: FieldRule = {
    name,
    read: api.dates.includes(name) ? 'date' : api.opaque.includes(name) ? 'opaque' : undefined,
  };
  if (known.size < maxRules) known.set(key, rule);
  return rule;
}

/** A text that is no date stays as it came: nothing of an answer is lost. */
function toDate(value: unknown): unknown {
  const date = new Date(String(value));
  return Number.isNaN(date.getTime()) ? value : date;
}

/** Sets a field as the object's own, also when it is called `__proto__`. */
export function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}

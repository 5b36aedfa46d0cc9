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

/**
 * Turns a parsed answer into the public form: public names, and `Date` where the API family says that a field is one.
 *
 * The answer is ours alone, so it is changed in place: only an object with names to change is made anew.
 */
export function decode(value: unknown, api: Api): unknown {
  const known = rules.get(api) ?? new Map<string, FieldRule>();
  rules.set(api, known);
  return decodeValue(value, api, known);
}

// Large pages come through here: nothing is allocated but what is given back.
function decodeValue(value: unknown, api: Api, known: Map<string, FieldRule>): unknown {
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      if (typeof value[at] === 'object') value[at] = decodeValue(value[at], api, known);
    }
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const source: Record<string, unknown> = Object(value);
  let target = source;
  for (const key in source) {
    if ((known.get(key) ?? learn(key, api, known)).name !== key) {
      target = {};
      break;
    }
  }
  for (const key in source) {
    const item = source[key];
    const { name, read } = known.get(key) ?? learn(key, api, known);
    let decoded = item;
    if (read === 'date') decoded = toDate(item);
    else if (read !== 'opaque' && typeof item === 'object') decoded = decodeValue(item, api, known);
    if (target !== source || decoded !== item) setOwn(target, name, decoded);
  }
  return target;
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

/** What is no date in a text stays as it came: nothing of an answer is lost. */
function toDate(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const date = new Date(value);
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

import type { OperationContract } from './operation-contract.ts';
import { type Definitions, refName, resolve, type Schema } from './schema.ts';
import { clientMark, dateMark } from './type-schemas.ts';

/** The fields that the codec must know by name, as the types have them. */
export interface NamedFields {
  /** Fields of answers that are a `Date`. */
  readonly dates: readonly string[];
  /** Fields of requests and answers whose keys belong to the user. */
  readonly opaque: readonly string[];
  /** Names that are one of these in one place and something else in another, which no list of names can say. */
  readonly mixed: readonly string[];
}

/** Collects the names of fields that are dates, or maps whose keys belong to the user. */
export function namedFields(contracts: readonly OperationContract[]): NamedFields {
  const ofResponses = contracts.flatMap(({ types }) =>
    types.response ? [...fieldsOf(types.response, types.definitions)] : [],
  );
  const ofRequests = contracts.flatMap(({ types }) => [...fieldsOf(types.request, types.definitions)]);
  const dates = split(ofResponses, ({ isDate }) => isDate);
  // A text under such a name is the JSON of one: it is left as it is.
  const opaque = split(
    [...ofRequests, ...ofResponses].filter(({ isText }) => !isText),
    ({ isOpaque }) => isOpaque,
  );
  const mixed = new Set([...dates.both, ...opaque.both]);
  return { dates: dates.named, opaque: opaque.named, mixed: [...mixed].sort() };
}

interface Field {
  readonly name: string;
  readonly isDate: boolean;
  readonly isOpaque: boolean;
  readonly isText: boolean;
}

/** The names for which a test holds, and those for which it holds in some places only. */
function split(fields: readonly Field[], test: (field: Field) => boolean): { named: string[]; both: string[] } {
  const named = new Set(fields.filter(test).map(({ name }) => name));
  const others = new Set(fields.filter((field) => !test(field)).map(({ name }) => name));
  return { named: [...named].sort(), both: [...named].filter((name) => others.has(name)) };
}

/** Every field of a type, at any depth; what lies inside an opaque field is left alone. */
function* fieldsOf(schema: Schema, definitions: Definitions, seen: Set<string> = new Set()): Generator<Field> {
  const name = refName(schema);
  if (name !== undefined && seen.has(name)) return;
  if (name !== undefined) seen.add(name);
  const { properties = {}, items, anyOf = [] } = resolve(schema, definitions);
  for (const [property, value] of Object.entries(properties)) {
    if (value[clientMark] === true) continue;
    const isOpaque = holds(value, definitions, ({ additionalProperties }) => additionalProperties instanceof Object);
    const isDate = holds(value, definitions, (part) => part[dateMark] === true);
    const isText = !isOpaque && !isDate && holds(value, definitions, ({ type }) => [type].flat().includes('string'));
    yield { name: property, isOpaque, isDate, isText };
    if (!isOpaque) yield* fieldsOf(value, definitions, seen);
  }
  for (const inner of [...anyOf, ...(items ? [items] : [])]) yield* fieldsOf(inner, definitions, seen);
}

/** True where a test holds for a value, for a branch of its union, or for the items of its list. */
function holds(schema: Schema, definitions: Definitions, test: (part: Schema) => boolean): boolean {
  const shape = resolve(schema, definitions);
  const { anyOf = [], items } = shape;
  return test(shape) || [...anyOf, ...(items ? [items] : [])].some((inner) => holds(inner, definitions, test));
}

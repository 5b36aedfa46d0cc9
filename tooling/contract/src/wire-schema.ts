import { type Api, commsPreview } from '@comms/core';
import { mapInner, type Schema } from './schema.ts';
import { clientMark, dateMark } from './type-schemas.ts';

/** Which way a schema's values travel. */
export type Direction = 'request' | 'response';

/**
 * Turns the schema of a public type into that of what is on the wire.
 *
 * Names follow the API family's rule. Requests are strict, so that a misspelt field or an unknown value is found;
 * answers are open, since the API may grow.
 */
export function wireSchema(schema: Schema, api: Api, direction: Direction): Schema {
  const known = knownValues(schema);
  if (known) return wireSchema(openEnum(schema, known, api, direction), api, direction);
  const merged = withNullInType(schema);
  if (merged !== schema) return wireSchema(merged, api, direction);
  const { [dateMark]: _date, [clientMark]: _client, properties, additionalProperties, ...rest } = schema;
  const inner = mapInner(rest, (part) => wireSchema(part, api, direction));
  return {
    ...inner,
    ...(properties && wireProperties(properties, schema.required ?? [], api, direction)),
    // What stands under the keys of a map belongs to the user: none of its names is changed.
    ...(typeof additionalProperties === 'object' && { additionalProperties }),
    ...(additionalProperties === false && direction === 'request' && { additionalProperties }),
  };
}

function wireProperties(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  api: Api,
  direction: Direction,
): Pick<Schema, 'properties' | 'required'> {
  const sent = Object.entries(properties).filter(([, property]) => property[clientMark] !== true);
  const names = sent.map(([name]) => name).filter((name) => required.includes(name));
  return {
    properties: Object.fromEntries(
      sent.map(([name, property]) => [
        wireName(name, api, direction),
        api.opaque.includes(name) ? property : wireSchema(property, api, direction),
      ]),
    ),
    required: names.length > 0 ? names.map((name) => wireName(name, api, direction)) : undefined,
  };
}

/** A public name as it is written in requests, or in answers. */
export function wireName(name: string, api: Api, direction: Direction): string {
  if (direction === 'request') return api.encoding.wireName(name);
  // Families that write forms answer in snake_case; those in camelCase do not read it back, and so keep the name.
  const snakeCase = commsPreview.encoding.wireName(name);
  return api.encoding.publicName(snakeCase) === name ? snakeCase : name;
}

/** The known values of an open set such as `'sms' | 'rcs' | (string & {})`. */
function knownValues({ anyOf = [] }: Schema): Schema | undefined {
  const isOpen = anyOf.length === 2 && anyOf.some((branch) => JSON.stringify(branch) === '{"type":"string"}');
  return isOpen ? anyOf.find((branch) => branch.enum !== undefined || branch.const !== undefined) : undefined;
}

function openEnum({ anyOf: _, ...rest }: Schema, known: Schema, { encoding }: Api, direction: Direction): Schema {
  const values = known.enum ?? [known.const];
  // The families that take forms do not care about the case of such values, and refuse them with codes of their own.
  if (direction === 'request' && encoding.joint === undefined) return { ...rest, ...known };
  return { ...rest, type: known.type ?? 'string', 'x-known-values': values.filter((value) => value !== null) };
}

/** `anyOf` of one plain type and null, as one schema with two types: problems with it are easier to read. */
function withNullInType(schema: Schema): Schema {
  const { anyOf = [], ...rest } = schema;
  const plain = anyOf.find((branch) => branch.type !== 'null');
  const isMergeable = anyOf.length === 2 && anyOf.some((branch) => JSON.stringify(branch) === '{"type":"null"}');
  if (!isMergeable || typeof plain?.type !== 'string' || plain.enum || plain.const !== undefined) return schema;
  return { ...plain, ...rest, type: [plain.type, 'null'] };
}

import type { Api, OperationFacts } from '@comms/core';
import { type Definitions, refName, resolve, type Schema } from './schema.ts';
import { wireSchema } from './wire-schema.ts';

/** A request's fields, sorted by where they are written. */
export interface RequestFields {
  readonly pathParameters: Readonly<Record<string, Schema>>;
  /** Fields that are sent as headers, by the names of these. */
  readonly headers: Readonly<Record<string, Schema>>;
  readonly query?: Schema;
  readonly body?: Schema;
}

/** Sorts the fields of a request as the client does: into the path, the query and the body. */
export function requestFields(operation: OperationFacts, root: Schema, definitions: Definitions): RequestFields {
  const { api, method, headers: headerNames = [] } = operation;
  const pathNames = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const isElsewhere = (name: string): boolean => pathNames.includes(name) || headerNames.includes(name);
  const isInQuery = (name: string): boolean =>
    !isElsewhere(name) && (operation.query?.includes(name) ?? (method === 'GET' || method === 'DELETE'));
  const isInBody = (name: string): boolean => !isElsewhere(name) && !isInQuery(name);

  const fields = mergedFields(root, definitions);
  const pathParameters = pathNames.map((name) => [
    name,
    wireSchema(fields.properties?.[name] ?? { type: 'string' }, api, 'request'),
  ]);
  const headers = headerNames.map((name) => [
    headerName(name),
    wireSchema(fields.properties?.[name] ?? { type: 'string' }, api, 'request'),
  ]);
  const query = keepFields(fields, definitions, isInQuery);
  const body = keepFields(root, definitions, isInBody);
  return {
    pathParameters: Object.fromEntries(pathParameters),
    headers: Object.fromEntries(headers),
    ...(hasFields(query, definitions) && { query: formSchema(query, definitions, api) }),
    ...(hasFields(body, definitions) && {
      body: api.encoding.joint === undefined ? wireSchema(body, api, 'request') : formSchema(body, definitions, api),
    }),
  };
}

/** `xTwilioWebhookEnabled` → `X-Twilio-Webhook-Enabled`. */
function headerName(name: string): string {
  return (name.charAt(0).toUpperCase() + name.slice(1)).replace(/(?<=.)[A-Z]/g, '-$&');
}

function hasFields(schema: Schema, definitions: Definitions): boolean {
  const { properties, anyOf, additionalProperties } = resolve(schema, definitions);
  return anyOf !== undefined || Object.keys(properties ?? {}).length > 0 || typeof additionalProperties === 'object';
}

/** A schema without some of its fields; one that loses none stays a reference. */
function keepFields(schema: Schema, definitions: Definitions, keep: (name: string) => boolean): Schema {
  const shape = resolve(schema, definitions);
  if (shape.anyOf) {
    const anyOf = shape.anyOf.map((branch) => keepFields(branch, definitions, keep));
    return anyOf.every((branch, index) => branch === shape.anyOf?.[index]) ? schema : { ...shape, anyOf };
  }
  const names = Object.keys(shape.properties ?? {});
  if (names.every(keep)) return schema;
  const properties = Object.fromEntries(Object.entries(shape.properties ?? {}).filter(([name]) => keep(name)));
  const title = refName(schema);
  return { ...(title !== undefined && { title }), ...shape, properties, required: shape.required?.filter(keep) };
}

/** True for an object with named fields, and for a union of such objects. */
function isObject(schema: Schema, definitions: Definitions): boolean {
  const { anyOf, properties } = resolve(schema, definitions);
  return anyOf ? notNull(anyOf).every((branch) => isObject(branch, definitions)) : properties !== undefined;
}

/** A list of objects as a form has it: since no joined name can say which item it is of, each is one JSON text. */
function jsonItems({ description, ...property }: Schema, definitions: Definitions): Schema | undefined {
  const { items, maxItems, minItems } = resolve(property, definitions);
  const variants = items ? (resolve(items, definitions).anyOf ?? [items]) : [];
  if (!variants.some((variant) => isObject(variant, definitions))) return undefined;
  return {
    ...(description !== undefined && { description }),
    type: 'array',
    items: { type: 'string', contentMediaType: 'application/json' },
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
  };
}

/** How a map is written where there is no nesting. */
function mapForm({ encoding }: Api): Schema {
  return encoding.joint === undefined
    ? { examples: ['key_1:value;key_2:value;'] }
    : { contentMediaType: 'application/json' };
}

/** A form cannot say null for an object: only for its fields. */
function notNull(variants: readonly Schema[]): readonly Schema[] {
  return variants.filter(({ type }) => type !== 'null');
}

/** The fields of an object, or of all branches of a union; a field that is not in every branch is optional. */
function mergedFields(schema: Schema, definitions: Definitions): Schema {
  const shape = resolve(schema, definitions);
  if (!shape.anyOf) return shape;
  const branches = notNull(shape.anyOf).map((branch) => mergedFields(branch, definitions));
  const properties = Object.assign({}, ...branches.map((branch) => branch.properties));
  const required = Object.keys(properties).filter((name) =>
    branches.every((branch) => branch.required?.includes(name)),
  );
  return { type: 'object', properties, required, additionalProperties: false };
}

/**
 * Fields as a query or a form has them: no nesting, since inner fields stand under joined names, and an object whose keys
 * belong to the user is one JSON text.
 */
function formSchema(schema: Schema, definitions: Definitions, api: Api): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  const add = (fields: Schema, prefix: string, isRequired: boolean): void => {
    for (const [name, property] of Object.entries(fields.properties ?? {})) {
      const wireName = prefix + api.encoding.wireName(name);
      const isNeeded = isRequired && (fields.required?.includes(name) ?? false);
      if (isObject(property, definitions) && !api.opaque.includes(name)) {
        const shape = mergedFields(property, definitions);
        add(shape, api.encoding.joint ? wireName + api.encoding.joint : '', isNeeded);
        continue;
      }
      const { description } = property;
      const items = api.encoding.joint === undefined ? undefined : jsonItems(property, definitions);
      if (items) {
        properties[wireName] = items;
        if (isNeeded) required.push(wireName);
        continue;
      }
      properties[wireName] = api.opaque.includes(name)
        ? { type: 'string', ...mapForm(api), ...(description !== undefined && { description }) }
        : wireSchema(property, api, 'request');
      if (isNeeded) required.push(wireName);
    }
  };

  const fields = mergedFields(schema, definitions);
  add(fields, '', true);
  const { title, description } = fields;
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

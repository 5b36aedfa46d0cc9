/** A part of a JSON Schema, as far as the description of the control API needs it. */
export interface Schema {
  readonly type?: SchemaType | readonly SchemaType[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

type SchemaType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/** What can be said of a text or a number beside what it is for. */
export type Limits = Pick<Schema, 'enum' | 'format' | 'pattern' | 'minimum' | 'maximum' | 'default'>;

/** A text. */
export function text(description: string, limits: Limits = {}): Schema {
  return { type: 'string', description, ...limits };
}

/** A moment, in ISO 8601. */
export function moment(description: string): Schema {
  return { type: 'string', format: 'date-time', description };
}

/** A whole number. */
export function count(description: string, limits: Limits = {}): Schema {
  return { type: 'integer', description, ...limits };
}

/** A number that need not be whole. */
export function amount(description: string, limits: Limits = {}): Schema {
  return { type: 'number', description, ...limits };
}

/** Yes or no. */
export function flag(description: string): Schema {
  return { type: 'boolean', description };
}

/** One of some words. */
export function oneOf(description: string, values: readonly string[]): Schema {
  return { type: 'string', enum: values, description };
}

/** Anything: its shape belongs to the user, or to another API. */
export function anything(description: string): Schema {
  return { description };
}

/** A list of one kind of items. */
export function list(items: Schema, description?: string): Schema {
  return { type: 'array', items, ...(description !== undefined && { description }) };
}

/** The same, or null. */
export function orNull(schema: Schema): Schema {
  if (schema.type === undefined) return schema;
  const types = [schema.type, 'null'].flat() as readonly SchemaType[];
  return { ...schema, type: types, ...(schema.enum && { enum: [...schema.enum, null] }) };
}

/** An object of which all fields are there, but for those that are named. */
export function object(
  properties: Readonly<Record<string, Schema>>,
  { optional = [], description }: { readonly optional?: readonly string[]; readonly description?: string } = {},
): Schema {
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}

/** An object of which any field can be left out: what is given to a route. */
export function fields(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** The page of a list as all lists of the control API answer. */
export function pageOf(name: string, item: Schema): Schema {
  return object({
    [name]: list(item),
    next: orNull(text('What to give as `before` to get the ones before these; null when there are none')),
  });
}

/** A JSON Schema of draft 2020-12, as far as the contract uses it. */
export interface Schema {
  readonly $ref?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly format?: string | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: boolean | Schema | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly not?: Schema | undefined;
  readonly if?: Schema | undefined;
  readonly then?: Schema | undefined;
  readonly else?: Schema | undefined;
  readonly [keyword: string]: unknown;
}

/** Named schemas that others point to with `#/$defs/<name>`. */
export type Definitions = Readonly<Record<string, Schema>>;

const refPrefix = '#/$defs/';

/** A schema that points to a definition. */
export function refTo(name: string): Schema {
  return { $ref: refPrefix + name };
}

/** The name of the definition that a schema points to. */
export function refName({ $ref }: Schema): string | undefined {
  return $ref?.startsWith(refPrefix) ? $ref.slice(refPrefix.length) : undefined;
}

/** A schema that asks for one thing where a condition holds, and for another where it does not. */
export function conditional(condition: Schema, whenTrue: Schema, otherwise?: Schema): Schema {
  // biome-ignore lint/suspicious/noThenProperty: `then` is JSON Schema's keyword; nothing awaits a schema.
  return { if: condition, then: whenTrue, ...(otherwise && { else: otherwise }) };
}

/** What a schema says once its reference is followed. */
export function resolve(schema: Schema, definitions: Definitions): Schema {
  const name = refName(schema);
  const target = name === undefined ? undefined : definitions[name];
  return target ? resolve(target, definitions) : schema;
}

/** Changes each schema that stands directly inside another one. */
export function mapInner(schema: Schema, change: (inner: Schema) => Schema): Schema {
  const { properties, items, anyOf, not, additionalProperties } = schema;
  const branches = Object.fromEntries(
    [['if', schema.if] as const, ['then', schema.then] as const, ['else', schema.else] as const]
      .filter((entry) => entry[1] !== undefined)
      .map(([keyword, inner]) => [keyword, inner && change(inner)]),
  );
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties, change) }),
    ...(items && { items: change(items) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
    ...(not && { not: change(not) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
    ...branches,
  };
}

/** Changes each value of a record. */
export function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

/** The definitions that some schemas reach, directly or through others, in the order of their names. */
export function reachable(schemas: readonly Schema[], definitions: Definitions): Definitions {
  const found = new Map<string, Schema>();
  const visit = (schema: Schema): Schema => {
    const name = refName(schema);
    const target = name === undefined ? undefined : definitions[name];
    if (name !== undefined && target && !found.has(name)) {
      found.set(name, target);
      visit(target);
    }
    return mapInner(schema, visit);
  };
  schemas.forEach(visit);
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Gives definitions other names, and points every reference to them. */
export function renameReferences(schema: Schema, newName: (name: string) => string): Schema {
  const name = refName(schema);
  const inner = mapInner(schema, (part) => renameReferences(part, newName));
  return name === undefined ? inner : { ...inner, ...refTo(newName(name)) };
}

import type { DefinitionSource } from './definition-pool.ts';
import { conditional, type Definitions, mapInner, mapValues, resolve, type Schema } from './schema.ts';

/**
 * Turns unions of objects into a chain of conditions, so that problems are those of the one branch that was meant.
 *
 * A branch is known by the value of a field that all have (`type: 'url'`), or by a required field that no other branch
 * has (`contactId`). Where nothing fits, the fields to choose from are named by an `anyOf` of `required`.
 */
export function tellApart(schema: Schema, definitions: Definitions): Schema {
  const inner = mapInner(schema, (part) => tellApart(part, definitions));
  const { anyOf, ...rest } = inner;
  if (!anyOf) return inner;
  const branches = flatten(anyOf, definitions);
  const values = branches.filter((branch) => resolve(branch, definitions).type !== 'null');
  const isTold = values.length === 1 || values.every((branch) => isObject(branch, definitions));
  const chain = isTold ? chainOf(values, definitions) : undefined;
  if (!chain) return inner;
  return { ...rest, ...(values.length === branches.length ? chain : conditional({ not: { type: 'null' } }, chain)) };
}

/** The branches of a union, with those of the unions in it. */
function flatten(branches: readonly Schema[], definitions: Definitions): Schema[] {
  return branches.flatMap((branch) => {
    const { anyOf } = resolve(branch, definitions);
    return anyOf ? flatten(anyOf, definitions) : [branch];
  });
}

function isObject(schema: Schema, definitions: Definitions): boolean {
  return resolve(schema, definitions).properties !== undefined;
}

function chainOf(branches: readonly Schema[], definitions: Definitions): Schema | undefined {
  const [first] = branches;
  if (branches.length < 2) return first;
  return chainByValue(branches, definitions) ?? chainByKey(branches, definitions);
}

/** A chain over the values of one field, which every branch requires and gives a value of its own. */
function chainByValue(branches: readonly Schema[], definitions: Definitions): Schema | undefined {
  const shapes = branches.map((branch) => resolve(branch, definitions));
  const valuesOf = (shape: Schema, name: string): readonly unknown[] => {
    const property = resolve(shape.properties?.[name] ?? {}, definitions);
    return property.enum ?? (property.const === undefined ? [] : [property.const]);
  };
  const field = shapes[0]?.required?.find((name) => {
    const all = shapes.map((shape) => (shape.required?.includes(name) ? valuesOf(shape, name) : []));
    return all.every((values) => values.length > 0) && new Set(all.flat()).size === all.flat().length;
  });
  if (field === undefined) return undefined;
  const known = shapes.flatMap((shape) => valuesOf(shape, field));
  const final: Schema = { type: 'object', required: [field], properties: { [field]: { enum: known } } };
  return branches.reduceRight<Schema>((otherwise, branch, index) => {
    const values = valuesOf(shapes[index] ?? {}, field);
    return conditional({ required: [field], properties: { [field]: { enum: values } } }, branch, otherwise);
  }, final);
}

/** A chain over required fields that only one branch has; at most one branch may have none. */
function chainByKey(branches: readonly Schema[], definitions: Definitions): Schema | undefined {
  const shapes = branches.map((branch) => resolve(branch, definitions));
  const keyed: { key: string; branch: Schema }[] = [];
  const others: Schema[] = [];
  shapes.forEach((shape, index) => {
    const branch = branches[index] ?? shape;
    const rest = shapes.filter((other) => other !== shape);
    const key = shape.required?.find((name) => rest.every((other) => !other.properties?.[name]));
    if (key === undefined) others.push(branch);
    else keyed.push({ key, branch });
  });
  const plain = widest(others, definitions);
  if (keyed.length === 0 || (others.length > 0 && !plain)) return others.length > 0 ? plain : undefined;
  const final = plain ?? { type: 'object', anyOf: keyed.map(({ key }) => ({ required: [key] })) };
  return keyed.reduceRight<Schema>(
    (otherwise, { key, branch }) => conditional({ required: [key] }, branch, otherwise),
    final,
  );
}

/** The branch that takes all that the others take: it has their fields, and requires no more. */
function widest(branches: readonly Schema[], definitions: Definitions): Schema | undefined {
  return branches.find((branch) => {
    const { properties = {}, required = [] } = resolve(branch, definitions);
    return branches.every((other) => {
      const shape = resolve(other, definitions);
      return (
        Object.entries(shape.properties ?? {}).every(
          ([name, property]) => JSON.stringify(properties[name]) === JSON.stringify(property),
        ) && required.every((name) => shape.required?.includes(name))
      );
    });
  });
}

/** A request's definitions with every union told apart, and a function that does the same to schemas that use them. */
export interface StrictRequest {
  readonly source: DefinitionSource;
  readonly tell: (schema: Schema) => Schema;
}

/** Tells the unions of a request apart, in its definitions too. */
export function strictRequest(inRequest: DefinitionSource): StrictRequest {
  const { definitions } = inRequest;
  const tell = (schema: Schema): Schema => tellApart(schema, definitions);
  return { source: { ...inRequest, definitions: mapValues(definitions, tell) }, tell };
}

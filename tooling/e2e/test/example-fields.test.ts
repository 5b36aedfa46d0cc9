import { type Definitions, type OperationContract, readContracts, type Schema } from '@tooling/contract';
import { beforeAll, expect, test } from 'vitest';
import { exampleBodies } from '../src/example-bodies.ts';

let contracts: Map<string, OperationContract>;
beforeAll(async () => {
  contracts = new Map((await readContracts()).map((contract) => [contract.facts.id, contract]));
});

test.each(exampleBodies.filter(({ response }) => response))(
  'the types know every field of an answer of $operation',
  ({ operation, response }) => {
    const contract = contracts.get(operation);

    const unknown = contract?.response
      ? unknownFields(response, contract.response, contract.inResponse.definitions)
      : ['no answer'];

    expect(unknown).toEqual([]);
  },
);

test.each(exampleBodies.filter(({ request }) => request))(
  'the types know every field of a request of $operation',
  ({ operation, request }) => {
    const contract = contracts.get(operation);
    const schema = contract?.body ?? contract?.query;

    const unknown = contract && schema ? unknownFields(request, schema, contract.inRequest.definitions) : ['nothing'];

    expect(unknown).toEqual([]);
  },
);

/** The fields of a value, at any depth, that no branch of its schema names. */
function unknownFields(value: unknown, schema: Schema, definitions: Definitions, path = ''): string[] {
  const shapes = branches(schema, definitions);
  if (Array.isArray(value)) {
    const items = shapes.flatMap((shape) => (shape.items ? [shape.items] : []));
    return value.flatMap((item) => unknownFields(item, { anyOf: items }, definitions, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    const inner = shapes.flatMap(({ properties = {}, additionalProperties }) => {
      const property =
        properties[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
      return property ? [property] : [];
    });
    const place = `${path}.${name}`;
    return inner.length === 0 ? [place] : unknownFields(item, { anyOf: inner }, definitions, place);
  });
}

/** All that a value may be, once references and unions are followed. */
function branches(schema: Schema, definitions: Definitions): Schema[] {
  const name = schema.$ref?.replace('#/$defs/', '');
  const shape = name === undefined ? schema : (definitions[name] ?? {});
  return [shape, ...(shape.anyOf ?? [])].flatMap((each) =>
    each === schema || (!each.$ref && !each.anyOf) ? [each] : branches(each, definitions),
  );
}

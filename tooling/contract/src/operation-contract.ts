import type { OperationFacts } from '@comms/core';
import type { DefinitionSource } from './definition-pool.ts';
import { discoverOperations, type OperationFile } from './discover.ts';
import { requestFields } from './request-fields.ts';
import { mapValues, reachable, refName, type Schema } from './schema.ts';
import { readTypeSchemas, type TypeSchemas } from './type-schemas.ts';
import { wireSchema } from './wire-schema.ts';

/** What one operation takes and gives, as it is on the wire. */
export interface OperationContract {
  readonly facts: OperationFacts;
  /** The npm name of the package that has the operation. */
  readonly package: string;
  /** The file that holds its literal. */
  readonly file: string;
  /** The operation's id without its name, such as `messages`. */
  readonly group: string;
  /** The public types, before they were turned into their wire form. */
  readonly types: TypeSchemas;
  readonly pathParameters: Readonly<Record<string, Schema>>;
  readonly headers: Readonly<Record<string, Schema>>;
  readonly query?: Schema;
  readonly body?: Schema;
  /** Absent where the answer has no body. */
  readonly response?: Schema;
  readonly inRequest: DefinitionSource;
  readonly inResponse: DefinitionSource;
}

/** Reads the contract of every operation of the workspace, in the order of their ids. */
export async function readContracts(files?: readonly OperationFile[]): Promise<OperationContract[]> {
  const found = files ?? (await discoverOperations());
  const ids = found.flatMap(({ literals }) => Object.values(literals).map(({ id }) => id));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`${twice} is the id of two operations. Give each its own.`);
  const types = readTypeSchemas(found);
  const contracts = found.flatMap((file) =>
    Object.values(file.literals).map((facts) => {
      const schemas = types.get(facts.id);
      if (!schemas) throw new Error(`${facts.id} has no types.`);
      return contractOf(facts, file, schemas);
    }),
  );
  return contracts.sort((one, other) => (one.facts.id < other.facts.id ? -1 : 1));
}

/** Makes the contract of one operation from its literal and its types. */
function contractOf(facts: OperationFacts, file: OperationFile, types: TypeSchemas): OperationContract {
  const { api } = facts;
  const requests = mapValues(types.definitions, (schema) => wireSchema(schema, api, 'request'));
  const responses = mapValues(types.definitions, (schema) => wireSchema(schema, api, 'response'));
  const request = withoutAlias(types.request, types);
  const { pathParameters, headers, query, body } = requestFields(facts, request, types.definitions);
  const response = types.response && wireSchema(withoutAlias(types.response, types), api, 'response');
  const parameters = [...Object.values(pathParameters), ...Object.values(headers)];
  const requestRoots = [...parameters, query, body].filter((schema) => schema !== undefined);
  return {
    facts,
    package: file.package,
    file: file.path,
    group: facts.id.slice(0, facts.id.lastIndexOf('.')),
    types,
    pathParameters,
    headers,
    ...(query && { query }),
    ...(body && { body }),
    ...(response && { response }),
    inRequest: { place: file.place, direction: 'request', definitions: reachable(requestRoots, requests) },
    inResponse: {
      place: file.place,
      direction: 'response',
      definitions: reachable(response ? [response] : [], responses),
    },
  };
}

/** The type that the generator's alias stands for. */
function withoutAlias(alias: Schema, { definitions }: TypeSchemas): Schema {
  return definitions[refName(alias) ?? ''] ?? alias;
}

import { join } from 'node:path';
import type { Api, OperationFacts } from '@comms/core';
import { type DefinitionPool, poolDefinitions } from './definition-pool.ts';
import { workspace } from './discover.ts';
import { errorResponses, errorSchemas } from './openapi-errors.ts';
import { openapiOperation } from './openapi-operation.ts';
import type { OperationContract } from './operation-contract.ts';
import { generatedMark } from './operation-file.ts';
import { type ClassProse, type Prose, readClassProse, readConstantProse } from './prose.ts';

/** The OpenAPI document of each API family that has operations, by the family's name. */
export function openapiDocuments(contracts: readonly OperationContract[]): Map<string, object> {
  const families = Map.groupBy(contracts, ({ facts }) => facts.api);
  return new Map([...families].map(([api, own]) => [api.name, document(api, own)]));
}

function document(api: Api, contracts: readonly OperationContract[]): object {
  const { text } = readConstantProse(join(workspace, 'packages/core/src/api.ts'), api.name);
  const pool = poolDefinitions(contracts.flatMap(({ inRequest, inResponse }) => [inRequest, inResponse]));
  const groups = [...Map.groupBy(contracts, ({ group }) => group)];
  const prose = new Map(contracts.map(({ file }) => [file, readClassProse(file)]));
  const content = {
    openapi: '3.1.0',
    'x-generated': generatedMark,
    info: {
      title: text.replace(/[.:][\s\S]*/, ''),
      description: text,
      version: api.servers[0]?.split('/').at(-1) ?? '',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: api.servers.map((url) => ({ url })),
    security: [{ accountOrKey: [] }],
    tags: groups.map(([name, own]) => ({ name, description: groupText(own, prose) })),
    paths: paths(contracts, pool, prose),
    components: {
      securitySchemes: {
        accountOrKey: {
          type: 'http',
          scheme: 'basic',
          description: 'Account SID and auth token, or API key SID and secret.',
        },
      },
      schemas: { ...pool.definitions, ...errorSchemas(api) },
      responses: errorResponses,
    },
  };
  return JSON.parse(JSON.stringify(content).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function paths(
  contracts: readonly OperationContract[],
  pool: DefinitionPool,
  prose: Classes,
): Record<string, Record<string, object>> {
  const items: Record<string, Record<string, object>> = {};
  for (const contract of contracts) {
    const { path, method } = contract.facts;
    items[path] = {
      ...items[path],
      [method.toLowerCase()]: openapiOperation(contract, pool, methodProse(contract, prose)),
    };
  }
  return Object.fromEntries(Object.entries(items).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The classes beside each file of operations. */
type Classes = ReadonlyMap<string, readonly ClassProse[]>;

function methodProse({ facts, file }: OperationContract, prose: Classes): Prose {
  const name = nameOf(facts);
  const found = prose.get(file)?.find(({ methods }) => methods[name])?.methods[name];
  if (!found) throw new Error(`${facts.id}: no class beside ${file} has a method ${name} with a doc block.`);
  return found;
}

/** What the class says that has the group's operations as methods. */
function groupText(contracts: readonly OperationContract[], prose: Classes): string {
  const classes = contracts.flatMap(({ file }) => prose.get(file) ?? []);
  const main = classes.find(({ methods }) => contracts.some(({ facts }) => methods[nameOf(facts)]));
  return main?.class.text ?? '';
}

function nameOf({ id }: OperationFacts): string {
  return id.slice(id.lastIndexOf('.') + 1);
}

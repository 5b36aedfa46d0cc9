import type { DefinitionPool } from './definition-pool.ts';
import { responseReference } from './openapi-errors.ts';
import type { OperationContract } from './operation-contract.ts';
import type { Prose } from './prose.ts';
import { mapValues, resolve, type Schema } from './schema.ts';
import { fileFormat } from './type-schemas.ts';

/** One operation as OpenAPI has it. */
export function openapiOperation(contract: OperationContract, pool: DefinitionPool, prose: Prose): object {
  const { facts, body, inRequest, group } = contract;
  const fields = body && pool.rename(body, inRequest);
  const bodySchema = fields && wholeBody(fields, facts, pool);
  return {
    operationId: facts.id,
    tags: [group],
    summary: firstSentence(prose.text),
    description: prose.text,
    ...parameters(contract, pool),
    ...(bodySchema && {
      requestBody: {
        required: needsSomething(bodySchema, pool),
        content: bodyContents(bodySchema, facts.api.encoding.contentType, pool),
      },
    }),
    responses: { ...successResponses(contract, pool), ...refusals(prose) },
    ...(facts.page && { 'x-page-items': facts.page.items }),
  };
}

/** What is written: all fields of the body, or the value of the only one. */
function wholeBody(
  fields: Schema,
  { id, bodyField }: OperationContract['facts'],
  { definitions }: DefinitionPool,
): Schema {
  if (bodyField === undefined) return fields;
  const value = resolve(fields, definitions).properties?.[bodyField];
  if (!value) throw new Error(`${id}: its requests have no field ${bodyField}.`);
  return value;
}

/** Whether there is no request without a body: each variant has a field that must be there. */
function needsSomething(schema: Schema, pool: DefinitionPool): boolean {
  const { required = [], anyOf = [], type } = resolve(schema, pool.definitions);
  return (
    type === 'array' ||
    required.length > 0 ||
    (anyOf.length > 0 && anyOf.every((variant) => needsSomething(variant, pool)))
  );
}

/** The forms that a body can have: variants with a file are forms with parts, the others are as the API family writes. */
function bodyContents(body: Schema, contentType: string, { definitions }: DefinitionPool): object {
  const variants = resolve(body, definitions).anyOf ?? [];
  const hasFile = (variant: Schema): boolean =>
    Object.values(resolve(variant, definitions).properties ?? {}).some(({ format }) => format === fileFormat);
  if (!variants.some(hasFile)) return { [contentType]: { schema: body } };
  return {
    [contentType]: { schema: { anyOf: variants.filter((variant) => !hasFile(variant)) } },
    'multipart/form-data': { schema: { anyOf: variants.filter(hasFile) } },
  };
}

function firstSentence(text: string): string {
  return text.replace(/(?<=[\w)`])([.;:]\s[\s\S]*|\.$)/, '');
}

function parameters({ pathParameters, headers, query, inRequest }: OperationContract, pool: DefinitionPool): object {
  const inPath = Object.entries(pathParameters).map(([name, schema]) =>
    parameter(name, 'path', true, pool.rename(schema, inRequest)),
  );
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) =>
    parameter(name, 'query', query?.required?.includes(name) ?? false, pool.rename(schema, inRequest)),
  );
  const inHeader = Object.entries(headers).map(([name, schema]) =>
    parameter(name, 'header', false, pool.rename(schema, inRequest)),
  );
  const all = [...inPath, ...inHeader, ...inQuery];
  return all.length > 0 ? { parameters: all } : {};
}

function parameter(
  name: string,
  place: 'path' | 'header' | 'query',
  required: boolean,
  { description, ...schema }: Schema,
): object {
  return { name, in: place, required, ...(description !== undefined && { description }), schema };
}

// What each success says where the answer has no words of its own.
const successes: Readonly<Record<string, string>> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted: the work goes on after the answer.',
  204: 'Done; the answer has no body.',
};

// The reference's headers of an answer to a request that starts work.
const workHeaders = {
  'operation-id': { description: 'The id of the operation.', schema: { type: 'string' } },
  'operation-location': {
    description: 'Where the operation can be fetched.',
    schema: { type: 'string', format: 'uri' },
  },
  'resource-location': { description: 'Where what it makes can be listed.', schema: { type: 'string', format: 'uri' } },
};

function successResponses({ facts, response, inResponse }: OperationContract, pool: DefinitionPool): object {
  const schema = response && pool.rename(response, inResponse);
  const statuses = Object.fromEntries(facts.success.map((status) => [status, status]));
  return mapValues(statuses, (status) => ({
    description: successes[status] ?? 'Done.',
    ...(facts.starts && status === 202 && { headers: workHeaders }),
    ...(schema && { content: { 'application/json': { schema } } }),
  }));
}

function refusals({ refusals: own }: Prose): object {
  return {
    ...mapValues(own, (when) => ({ ...responseReference('Refused'), description: `Refused ${when}.` })),
    401: responseReference('Unauthorized'),
    429: responseReference('TooManyRequests'),
    default: responseReference('Refused'),
  };
}

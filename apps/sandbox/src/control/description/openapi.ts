import { clockPaths } from './clock-paths.ts';
import { codePaths } from './code-paths.ts';
import { conversationPaths } from './conversation-paths.ts';
import { deliveryPaths } from './delivery-paths.ts';
import { eventPaths } from './event-paths.ts';
import { faultPaths } from './fault-paths.ts';
import { feedPaths } from './feed-paths.ts';
import { generalPaths } from './general-paths.ts';
import { inboundPaths } from './inbound-paths.ts';
import { messagePaths } from './message-paths.ts';
import { requestPaths } from './request-paths.ts';
import type { AnswerDescription, Paths, RouteDescription } from './route.ts';
import { anything, count, list, object, type Schema, text } from './schema.ts';
import { settingPaths } from './setting-paths.ts';
import { statePaths } from './state-paths.ts';
import { webhookPaths } from './webhook-paths.ts';

/** Every route of the control API. */
export const controlPaths: Paths = {
  ...generalPaths,
  ...clockPaths,
  ...faultPaths,
  ...messagePaths,
  ...deliveryPaths,
  ...codePaths,
  ...conversationPaths,
  ...eventPaths,
  ...webhookPaths,
  ...inboundPaths,
  ...requestPaths,
  ...feedPaths,
  ...settingPaths,
  ...statePaths,
};

/** What refusals look like. */
const refusal: Schema = object(
  {
    code: count("The vendor's general code"),
    message: text('What is wrong'),
    more_info: text('Where the vendor explains the code'),
    errors: list(
      object({ code: count('The code'), message: text('What is wrong'), more_info: text('…'), field: text('Where') }),
      'All that is wrong',
    ),
    nearest: anything('What nearly was what was waited for'),
  },
  { optional: ['more_info', 'errors', 'nearest'] },
);

/** Describes the control API as OpenAPI 3.1. */
export function controlDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Control API of the sandbox',
      // That of its paths, which begin with it.
      version: '1',
      description: 'What a test needs beside the APIs that it tests: it makes, moves, breaks and looks at a sandbox.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/_sandbox/v1' }],
    security: [{}, { token: [] }],
    paths: Object.fromEntries(
      Object.entries(controlPaths).map(([path, routes]) => [
        path,
        Object.fromEntries(Object.entries(routes).map(([verb, route]) => [verb, operationOf(path, verb, route)])),
      ]),
    ),
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Needed only where the sandbox listens on other addresses',
        },
      },
    },
  };
}

function operationOf(path: string, verb: string, route: RouteDescription): object {
  const { summary, description, query = {}, body, bodyType = 'application/json', answers } = route;
  const refusals = { '4XX': { description: 'Refused', content: json({ $ref: '#/components/schemas/Refusal' }) } };
  return {
    operationId: `${verb}_${path.replaceAll(/[{}.]/g, '').slice(1).replaceAll('/', '_')}`,
    summary,
    ...(description !== undefined && { description }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
    ],
    ...(body && {
      requestBody: { content: Object.fromEntries([bodyType].flat().map((type) => [type, { schema: body }])) },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)])),
      ...refusals,
    },
  };
}

function answerOf({ description, schema, contentType }: AnswerDescription): object {
  if (schema) return { description, content: json(schema) };
  return { description, ...(contentType !== undefined && { content: { [contentType]: {} } }) };
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}

import type { Api } from '@comms/core';
import type { Schema } from './schema.ts';
import { wireName } from './wire-schema.ts';

/** The shapes of the bodies that refusals have; no TypeScript name holds a dot, so that none can clash with these. */
export function errorSchemas(api: Api): Record<string, Schema> {
  const moreInfo = wireName('moreInfo', api, 'response');
  return {
    'Error.Problem': {
      type: 'object',
      description: 'One problem with a request.',
      properties: {
        code: { type: 'integer', description: "Twilio's number for the problem." },
        message: { type: 'string' },
        [moreInfo]: { type: 'string', format: 'uri', description: 'Where the code is explained.' },
      },
    },
    'Error.ProblemList': {
      type: 'object',
      description: 'All problems with a request.',
      properties: { errors: { type: 'array', items: { $ref: '#/components/schemas/Error.Problem' } } },
      required: ['errors'],
    },
  };
}

const content = {
  'application/json': {
    schema: {
      anyOf: [{ $ref: '#/components/schemas/Error.ProblemList' }, { $ref: '#/components/schemas/Error.Problem' }],
    },
  },
};

/** The refusals that any operation can answer. */
export const errorResponses = {
  Refused: { description: 'Refused; nothing was done.', content },
  TooManyRequests: {
    description: 'Too many requests; nothing was done.',
    headers: { 'Retry-After': { description: 'After how many seconds to try again.', schema: { type: 'integer' } } },
    content,
  },
  Unauthorized: { description: 'The credentials are missing or wrong.', content },
} as const;

/** A reference to one of them. */
export function responseReference(name: keyof typeof errorResponses): { readonly $ref: string } {
  return { $ref: `#/components/responses/${name}` };
}

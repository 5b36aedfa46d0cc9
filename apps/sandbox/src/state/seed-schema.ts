import { operationFidelity } from '../fidelity.ts';

/** The JSON Schema of seed documents, for editors: with it they complete and check what is written. */
export function seedSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A world for the sandbox of @comms',
    ...fields('What is to be there when a test begins', {
      $schema: text('Where this schema is'),
      clock: fields('How the clock is set before anything else', {
        mode: { enum: ['real', 'frozen', 'scaled'], description: 'How time runs' },
        now: { type: 'string', format: 'date-time', description: "The sandbox's time" },
        scale: {
          type: 'number',
          minimum: 0.001,
          maximum: 1_000_000,
          description: 'Seconds of the sandbox in one second',
        },
      }),
      otp: {
        type: 'object',
        description: 'The code that verifications of an address get, by phone number or e-mail address',
        additionalProperties: { type: 'string', pattern: '^[A-Za-z0-9]{4,10}$' },
      },
      accounts: list('The accounts, with what happens in each, in this order', account()),
      inbound: list('Messages that come in when all accounts are there', inbound()),
      faults: list('Faults that are set at last, as POST /_sandbox/v1/faults takes them', { type: 'object' }),
      advance: text('How far the clock goes forward when all is there, such as PT10M', '^P'),
    }),
  };
}

function account(): object {
  return fields('An account; one that is there already is used as it is', {
    account_sid: text('Its SID; a new one where it is left out', '^AC\\w{1,62}$'),
    auth_token: text('Its token; where it is left out, any token opens the account'),
    steps: list('What happens in it, in this order', {
      ...fields('One call of the API, or a message that comes in', {
        operation: { enum: Object.keys(operationFidelity), description: 'The operation that is called' },
        request: {
          type: 'object',
          description:
            'Identifiers of the path, query and body in one object, named as on the wire. {{name.field}} stands for a part of an earlier answer.',
        },
        inbound: inbound(),
        as: text('A name for the answer, by which later steps can refer to parts of it', '^[A-Za-z_]\\w*$'),
      }),
      oneOf: [{ required: ['operation'] }, { required: ['inbound'] }],
    }),
  });
}

function inbound(): object {
  return {
    type: 'object',
    description: 'A message from outside, as POST /_sandbox/v1/inbound/messages takes it',
    properties: { from: address('Who writes'), to: address('Who gets it'), text: text('What is written') },
    required: ['from', 'to'],
  };
}

function address(description: string): object {
  const properties = { address: text('Such as +14155550100'), channel: text('Such as tel or whatsapp') };
  return { type: 'object', description, properties, required: ['address', 'channel'] };
}

function fields(description: string, properties: Readonly<Record<string, object>>): object {
  return { type: 'object', description, properties, additionalProperties: false };
}

function list(description: string, items: object): object {
  return { type: 'array', description, items };
}

function text(description: string, pattern?: string): object {
  return { type: 'string', description, ...(pattern !== undefined && { pattern }) };
}

import { beforeAll, expect, test } from 'vitest';
import { openapiDocuments } from './openapi.ts';
import { type OperationContract, readContracts } from './operation-contract.ts';
import { operationSchemas } from './operation-file.ts';

let contracts: OperationContract[];
const contract = (id: string): OperationContract => {
  const found = contracts.find(({ facts }) => facts.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

beforeAll(async () => {
  contracts = await readContracts();
});

test('a field that is sent as a header stands neither in the body nor in the query', () => {
  const { headers, body } = operationSchemas(contract('conversationsV1.createConversation'));
  const { query } = operationSchemas(contract('conversationsV1.deleteConversation'));

  expect(headers).toMatchObject({ 'X-Twilio-Webhook-Enabled': { type: 'boolean' } });
  expect(Object.keys(body?.properties ?? {})).not.toContain('XTwilioWebhookEnabled');
  expect(query).toBeUndefined();
});

test('the API document says that it is a header', () => {
  const document = openapiDocuments(contracts).get('conversationsV1');

  expect(document).toMatchObject({
    paths: {
      '/Conversations/{sid}': {
        delete: {
          parameters: expect.arrayContaining([
            expect.objectContaining({ name: 'X-Twilio-Webhook-Enabled', in: 'header' }),
          ]),
        },
      },
    },
  });
});

test('an object in a list of a form is a JSON text', () => {
  const { body } = operationSchemas(contract('conversationsV1.createConversationWithParticipants'));

  expect(body?.properties?.['Participant']).toMatchObject({
    type: 'array',
    maxItems: 10,
    items: { type: 'string', contentMediaType: 'application/json' },
  });
});

test('known values of a form are no limit: case does not count, and the product refuses with a code of its own', () => {
  const { $defs } = operationSchemas(contract('conversationsV1.createRole'));

  expect($defs['RoleType']).toMatchObject({ type: 'string', 'x-known-values': ['conversation', 'service'] });
  expect($defs['RoleType']).not.toHaveProperty('enum');
});

test('an object that may be null has its fields in a form under joined names', () => {
  const { body } = operationSchemas(contract('conversationsV1.updateServiceNotification'));

  expect(Object.keys(body?.properties ?? {})).toContain('NewMessage.WithMedia.Enabled');
});

test('a page has the size of its list', () => {
  expect(operationSchemas(contract('conversationsV1.listUser')).page).toEqual({ items: 'users', maxSize: 50 });
});

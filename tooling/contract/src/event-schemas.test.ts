import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { schemaProblems } from './check-by-schema.ts';
import { eventSchemas } from './event-schemas.ts';

const schemas = eventSchemas();
const sent = { account_sid: 'AC1', message_id: 'message_1', from: null, to: [{ address: '+1' }], tags: { My: 'x' } };

test('every type of event has a schema that compiles by draft 7', () => {
  const ajv = new Ajv.default({ strict: false });

  expect(Object.keys(schemas).length).toBeGreaterThan(40);
  for (const [type, schema] of Object.entries(schemas)) expect(() => ajv.compile(schema), type).not.toThrow();
});

test('a schema takes what an event of its type tells, with names as on the wire', () => {
  expect(schemaProblems(schemas['message.sent'] ?? {}, sent)).toEqual([]);
});

test.each([
  ['a field that it does not name', { ...sent, text: 'Hello' }, 'text is not known here'],
  ['a field of another name', { ...sent, messageId: 'message_1' }, 'messageId is not known here'],
  ['a missing field', { account_sid: 'AC1' }, 'message_id is missing'],
  ['a value of another type', { ...sent, error_code: 'x' }, 'error_code must be of type number or null'],
])('a schema refuses %s', (_, data, problem) => {
  expect(schemaProblems(schemas['message.sent'] ?? {}, data)).toEqual([problem]);
});

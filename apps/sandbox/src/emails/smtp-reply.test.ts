import { expect, test } from 'vitest';
import { isUnreachable, refusalIn, refusalOfRecipient } from './smtp-reply.ts';

const failure = (fields: object): Error => Object.assign(new Error('It failed'), fields);

test.each([
  [{ code: 'ESOCKET' }, true],
  [{ code: 'ECONNECTION' }, true],
  [{ code: 'ECONNECTION', responseCode: 421 }, true],
  [{ code: 'EENVELOPE', responseCode: 550 }, false],
  [{ code: 'EMESSAGE', responseCode: 451 }, false],
  [{ code: 'ECONNECTION', responseCode: 554 }, false],
  [{ code: 'EENVELOPE' }, false],
  [{}, false],
])('%j is an outage: %s', (fields, expected) => {
  expect(isUnreachable(failure(fields))).toBe(expected);
});

test('a refusal has the code and the words of the server', () => {
  const error = failure({ responseCode: 550, response: '550 5.1.1 No such user' });

  expect(refusalIn(error)).toEqual({ code: 550, reply: '550 5.1.1 No such user' });
});

test('what no server has spoken about has a reason all the same', () => {
  expect(refusalIn(failure({ code: 'EENVELOPE' }))).toEqual({ code: 554, reply: 'It failed' });
  expect(refusalIn('nothing')).toEqual({ code: 554, reply: '554 refused' });
});

test('a recipient who was refused beside others is found by the address', () => {
  const answer = { rejectedErrors: [failure({ recipient: 'b@example.com', responseCode: 553, response: '553 no' })] };

  expect(refusalOfRecipient(answer, 'b@example.com')).toEqual({ code: 553, reply: '553 no' });
  expect(refusalOfRecipient(answer, 'a@example.com')).toBeUndefined();
  expect(refusalOfRecipient({}, 'a@example.com')).toBeUndefined();
});

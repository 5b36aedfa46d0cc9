import { generalCode, Refusal } from '../api/problem.ts';

/** The refusal of a field that is well-formed, but cannot be taken here. */
export function wrongField(field: string, message: string): Refusal {
  return new Refusal(400, { code: generalCode(400), field, message: `${field} ${message}` });
}

/** The refusal of what would collide with something that there is. */
export function collision(message: string, field?: string): Refusal {
  return new Refusal(409, { code: generalCode(409), message, field });
}

/** The refusal of addresses that belong to a conversation already: it says to which, in a header and in the words of the vendor. */
export function addressTaken(conversationId: string): Refusal {
  const message = `Address mapping already exists on conversation ${conversationId}.`;
  const body = { code: 400, message, more_info: 'https://www.twilio.com/docs/errors/400', status: 409 };
  return new Refusal(409, { code: 400, message }, { 'x-conflicting-resource-id': conversationId }, body);
}

/** The refusal of additions to a conversation that has ended. */
export function closed(): Refusal {
  return new Refusal(400, {
    code: generalCode(400),
    message: 'The conversation is CLOSED: nothing can be added to it',
  });
}

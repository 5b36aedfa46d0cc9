import { CommsError } from '@comms/core';
import type { JsonObject } from './types.ts';

/** Anything that has data of your own. */
interface WithAttributes {
  readonly sid?: string | undefined;
  readonly attributes?: string | null | undefined;
}

/**
 * Reads the data of your own on a conversation, message, participant or user: the API keeps it as a JSON text.
 *
 * @example
 * import { attributesOf, ConversationsV1 } from '@comms/conversations-v1';
 *
 * const conversation = await new ConversationsV1().fetchConversation('order-7');
 * console.log(conversation.attributes, attributesOf(conversation)['colour']);
 *
 * @throws {CommsError} when the text is no JSON object.
 */
export function attributesOf({ sid, attributes }: WithAttributes): JsonObject {
  let value: unknown;
  let cause: unknown;
  try {
    value = JSON.parse(attributes || '{}');
  } catch (error) {
    cause = error;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new CommsError(
    `The attributes of ${sid ?? 'the resource'} are no JSON object. Read the text in \`attributes\`.`,
    {
      cause,
    },
  );
}

import { camelCaseNames } from './camel-case-names.ts';
import type { CommsEvent } from './cloud-event.ts';

/** Thrown when what came is no list of events. */
export class EventFormatError extends Error {
  override readonly name = 'EventFormatError';
}

/**
 * Reads the events in the body of a webhook: several in one body, or one alone.
 *
 * Names in `data` become camelCase, as everywhere in these packages; keys of `tags` stay as they are. Types that are not
 * known here pass through. The body must have been verified before.
 *
 * @example
 * import { isKnownEvent, parseEvents } from '@comms/events/webhooks';
 *
 * for (const event of parseEvents('[{"id":"EZ1","type":"message.sent","data":{"message_id":"message_1"}}]')) {
 *   if (isKnownEvent(event) && event.type === 'message.sent') console.log(event.data.messageId);
 * }
 *
 * @throws {EventFormatError} when the body is no JSON, or one of its parts is no event.
 */
export function parseEvents(body: string | object): CommsEvent[] {
  const parsed = typeof body === 'string' ? readJson(body) : body;
  return [parsed].flat().map(readEvent);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EventFormatError('The body is no JSON.', { cause });
  }
}

function readEvent(value: unknown, index: number): CommsEvent {
  const { id, type, source, specversion, time, datacontenttype, dataschema, data }: Readonly<Record<string, unknown>> =
    Object(value);
  if (typeof id !== 'string' || typeof type !== 'string') {
    throw new EventFormatError(`The event at place ${index} has no text as \`id\` and \`type\`.`);
  }
  const date = new Date(String(time));
  return {
    id,
    type,
    ...(typeof source === 'string' && { source }),
    ...(typeof specversion === 'string' && { specversion }),
    ...(!Number.isNaN(date.getTime()) && { time: date }),
    ...(typeof datacontenttype === 'string' && { datacontenttype }),
    ...(typeof dataschema === 'string' && { dataschema }),
    // Some send the data as a text that holds JSON.
    data: camelCaseNames(typeof data === 'string' ? readData(data) : data),
  };
}

function readData(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

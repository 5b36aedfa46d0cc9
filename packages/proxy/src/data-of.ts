import { CommsError } from '@comms/core';

/** What was exchanged. */
export interface InteractionData {
  /** What a message said. */
  readonly body?: string | undefined;
  /** How many seconds a call took, where that is known, as the API writes it. */
  readonly duration?: string | undefined;
  readonly [name: string]: unknown;
}

/** Anything that was exchanged. */
interface WithData {
  readonly sid?: string | undefined;
  readonly data?: string | null | undefined;
}

/**
 * Reads what was exchanged in an interaction: the API keeps it as a JSON text.
 *
 * @example
 * import { dataOf, ProxyV1 } from '@comms/proxy';
 *
 * for await (const interaction of new ProxyV1().listInteraction('KS…', 'KC…')) console.log(dataOf(interaction).body);
 *
 * @throws {CommsError} when the text is no JSON object.
 */
export function dataOf({ sid, data }: WithData): InteractionData {
  let value: unknown;
  let cause: unknown;
  try {
    value = JSON.parse(data || '{}');
  } catch (error) {
    cause = error;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  const message = `The data of ${sid ?? 'the interaction'} is no JSON object. Read the text in \`data\`.`;
  throw new CommsError(message, { cause });
}

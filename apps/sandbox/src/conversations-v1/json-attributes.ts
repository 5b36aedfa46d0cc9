import { Refusal } from '../api/problem.ts';

/**
 * Checks the JSON text of a caller's own data; left out, it is that of an empty object.
 *
 * @throws {Refusal} 400: 50303 when it is too long, 50304 when it is no JSON.
 */
export function checkAttributes(text: string | undefined, maxBytes: number): string {
  if (text === undefined || text === '') return '{}';
  if (Buffer.byteLength(text) > maxBytes) {
    throw new Refusal(400, { code: 50303, field: 'Attributes', message: `Attributes has more than ${maxBytes} bytes` });
  }
  try {
    JSON.parse(text);
  } catch {
    throw new Refusal(400, { code: 50304, field: 'Attributes', message: 'Attributes is no valid JSON' });
  }
  return text;
}

import { isSid } from '../../sid.ts';
import { refused } from '../refused.ts';

const maxLength = 27_801;
const maxCount = 100;
const maxKeyLength = 16;
const maxValueLength = 256;

/** What a message is made from. */
export interface Template {
  readonly sid: string;
  /** The values of its variables, as the text that was given. */
  readonly variables: string | undefined;
}

/** A template with this SID is never there. */
const unknownContent = `HX${'0'.repeat(32)}`;

/** Reads the template of a message; undefined where it has none. @throws {Refusal} 400 */
export function readTemplate(sid: string | undefined, variables: string | undefined): Template | undefined {
  if (!sid) {
    if (variables) throw refused(50528, 'ContentSid', 'is missing: there are ContentVariables');
    return undefined;
  }
  if (!isSid('HX', sid) || sid === unknownContent) throw refused(50526, 'ContentSid', 'names no template (HX…)');
  if (variables) checkVariables(variables);
  return { sid, variables: variables || undefined };
}

function checkVariables(text: string): void {
  const field = 'ContentVariables';
  if (text.length > maxLength) throw refused(50529, field, `must have at most ${maxLength} characters`);
  const entries = Object.entries(readVariables(text));
  if (entries.length > maxCount) throw refused(50529, field, `must have at most ${maxCount} variables`);
  for (const [key, value] of entries) {
    if (typeof value !== 'string') throw refused(50527, field, 'must have texts as values');
    if (key.length > maxKeyLength) throw refused(50540, field, `must have keys of at most ${maxKeyLength} characters`);
    if (value.length > maxValueLength) {
      throw refused(50541, field, `must have values of at most ${maxValueLength} characters`);
    }
  }
}

function readVariables(text: string): Record<string, unknown> {
  let variables: unknown;
  try {
    variables = JSON.parse(text);
  } catch {
    throw refused(50527, 'ContentVariables', 'is no valid JSON');
  }
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) {
    throw refused(50527, 'ContentVariables', 'must be a JSON object');
  }
  return { ...variables };
}

import type { Filter } from '../api/pagination.ts';
import { Refusal } from '../api/problem.ts';

/** Tags to look for: as a query writes them, or as an object. */
export type V1TagsFilter = string | Readonly<Record<string, string>>;

const form = /^(?:[\w.~-]+:[\w.~-]+;){1,10}$/;

/**
 * Narrows a list to what has all of some tags, which v1 writes as `key_1:value;key_2:value;`; the last `;` may be left out.
 *
 * `tags` is an SQL expression for the tags as a JSON object, such as `r.fields -> 'tags'`.
 *
 * @throws {Refusal} 400 when the text has another form.
 */
export function andTags(filter: Filter, asked: V1TagsFilter | undefined, tags: string): Filter {
  for (const [key, value] of typeof asked === 'object' ? Object.entries(asked) : readTags(asked)) {
    filter.conditions.push(`EXISTS (SELECT 1 FROM json_each(${tags}) WHERE key = ? AND value = ?)`);
    filter.values.push(key, value);
  }
  return filter;
}

/** @throws {Refusal} 400 */
function readTags(text: string | undefined): [key: string, value: string][] {
  if (text === undefined) return [];
  const whole = text.endsWith(';') ? text : `${text};`;
  if (!form.test(whole)) {
    const message = 'tags must be 1 to 10 pairs such as key_1:value;key_2:value;';
    throw new Refusal(400, { code: 20001, field: 'tags', message });
  }
  return whole
    .slice(0, -1)
    .split(';')
    .map((pair) => {
      const at = pair.indexOf(':');
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
}

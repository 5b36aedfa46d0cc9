import { refusal } from '../api/problem.ts';

/** The answers of earlier steps, by their names. */
export type SeedAnswers = Map<string, unknown>;

/**
 * Puts parts of earlier answers where `{{name.field}}` stands; a text that is nothing else becomes that part itself.
 *
 * What names no step stays as it is, since texts of messages have variables in the same form.
 *
 * @throws {Refusal} 400 when a step is named, and its answer has no such part.
 */
export function fillReferences(value: unknown, answers: SeedAnswers): unknown {
  if (typeof value === 'string') return fillText(value, answers);
  if (Array.isArray(value)) return value.map((item: unknown) => fillReferences(item, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [name, fillReferences(field, answers)]),
  );
}

const reference = /\{\{\s*([A-Za-z_]\w*)((?:\.\w+|\[\d+\])+)\s*\}\}/g;

function fillText(text: string, answers: SeedAnswers): unknown {
  const [first] = text.matchAll(reference);
  const [whole, name = '', path = ''] = first ?? [];
  if (whole === text && answers.has(name)) return partOf(answers, name, path);
  return text.replace(reference, (place, name: string, path: string) =>
    answers.has(name) ? String(partOf(answers, name, path)) : place,
  );
}

function partOf(answers: SeedAnswers, name: string, path: string): unknown {
  let part = answers.get(name);
  for (const [step = ''] of path.matchAll(/\w+/g)) {
    const parts: Readonly<Record<string, unknown>> = Object(part);
    part = Object.hasOwn(parts, step) ? parts[step] : undefined;
  }
  if (part === undefined) throw refusal(400, `{{${name}${path}}} is not in the answer that ${name} names`);
  return part;
}

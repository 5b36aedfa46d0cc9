/** The values of variables, by their names. */
export type Values = Readonly<Record<string, string>>;

/** A text between variables, or a variable with what stands in for it. */
type Part = string | { readonly name: string; readonly fallback: string };

const variable = /\{\{-?\s*([\w.-]+)\s*(?:\|\s*default:\s*(?:'([^']*)'|"([^"]*)")\s*)?-?\}\}/g;

/** Takes a template apart once, so that it can be filled for many. */
export function parseTemplate(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(variable)) {
    const [all, name = '', single, double] = match;
    parts.push(text.slice(end, match.index), { name, fallback: single ?? double ?? '' });
    end = match.index + all.length;
  }
  return [...parts, text.slice(end)];
}

/** Fills a template: with the recipient's values, those for all, or what the variable itself gives; else with nothing. */
export function fillTemplate(parts: readonly Part[], own: Values, forAll: Values): string {
  let text = '';
  for (const part of parts) {
    text += typeof part === 'string' ? part : ownValue(own, part.name) || ownValue(forAll, part.name) || part.fallback;
  }
  return text;
}

function ownValue(values: Values, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

import { createRequire } from 'node:module';
import type { Liquid } from 'liquidjs';

/** The values of variables, by their names. */
export type Values = Readonly<Record<string, string>>;

/** A value whose texts were templates, filled for someone: with the own values, else with those for all. */
export type Fill<Value> = (own: Values, forAll?: Values) => Value;

let engine: Liquid | undefined;

/** Loaded when the first template comes: most sandboxes that start never see one. */
function liquid(): Liquid {
  if (engine) return engine;
  const { Liquid }: typeof import('liquidjs') = createRequire(import.meta.url)('liquidjs');
  // Templates come from requests: they see no files, and cannot take all time or memory.
  engine = new Liquid({
    strictFilters: true,
    // Where variables are asked for strictly, a default still does for one.
    lenientIf: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: 1_000_000,
    renderLimit: 1000,
    memoryLimit: 10_000_000,
  });
  return engine;
}

/** Says whether a text has anything to fill in. */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** Takes a Liquid template apart once, so that it can be filled for many. @throws {Error} when it is none. */
export function compileTemplate(text: string): Fill<string> {
  if (!isTemplate(text)) return () => text;
  const templates = liquid().parse(text);
  return (own, forAll) => String(liquid().renderSync(templates, { ...forAll, ...own }));
}

/** The same for each text in a value of any shape. */
export function compileTexts(value: unknown): Fill<unknown> {
  if (typeof value === 'string') return compileTemplate(value);
  if (Array.isArray(value)) {
    const items = value.map(compileTexts);
    return (own, forAll) => items.map((fill) => fill(own, forAll));
  }
  if (typeof value !== 'object' || value === null) return () => value;
  const fields = Object.entries(value).map(([name, field]) => ({ name, fill: compileTexts(field) }));
  return (own, forAll) => {
    const filled: Record<string, unknown> = {};
    for (const { name, fill } of fields) filled[name] = fill(own, forAll);
    return filled;
  };
}

/** Takes the texts in a value apart once, and gives what says why some values cannot fill them: undefined where they can. */
export function compileStrictly(value: unknown): (own: Values) => string | undefined {
  const texts = textsIn(value).filter(isTemplate);
  const parsed = texts.map((text) => liquid().parse(text));
  return (own) => {
    try {
      for (const templates of parsed) liquid().renderSync(templates, own, { strictVariables: true });
      return undefined;
    } catch (error) {
      return faultOf(error);
    }
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Why a text is no template that can be filled; undefined where it is one. */
export function templateFault(text: string): string | undefined {
  try {
    // What is wrong with a filter is found only when it is used.
    compileTemplate(text)({});
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
}

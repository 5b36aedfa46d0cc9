import { compileTemplate, isTemplate, type Values } from '../templates/liquid.ts';

type Tags = Readonly<Record<string, string>>;

/**
 * Takes the tags of a send apart once, and gives what fills them for each recipient: keys and values may be templates. It gives
 * undefined where nothing is to be filled in, so that all have the tags of the send.
 */
export function tagWriter(tags: Tags | undefined): (variables: Values) => Tags | undefined {
  if (!tags || !isTemplate(JSON.stringify(tags))) return () => undefined;
  const pairs = Object.entries(tags).map(([key, value]) => ({
    key: compileTemplate(key),
    value: compileTemplate(value),
  }));
  return (variables) => Object.fromEntries(pairs.map(({ key, value }) => [key(variables), value(variables)]));
}

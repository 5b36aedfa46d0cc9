import { type Definitions, reachable, refTo, renameReferences, type Schema } from './schema.ts';
import type { Direction } from './wire-schema.ts';

/** Some definitions, and where they come from. */
export interface DefinitionSource {
  /** What tells types of the same name apart, such as `messages`. */
  readonly place: string;
  readonly direction: Direction;
  readonly definitions: Definitions;
}

/** Definitions of several sources under names that are theirs alone. */
export interface DefinitionPool {
  readonly definitions: Definitions;
  /** Points a schema of one source to the pool's names. */
  readonly rename: (schema: Schema, source: DefinitionSource) => Schema;
}

/**
 * Puts the definitions of several sources together: equal ones become one.
 *
 * A type that differs by direction gets the suffix `.Request` in requests, and types that two packages call the same get
 * the package as a prefix; no TypeScript name holds a dot, so that nothing can clash.
 */
export function poolDefinitions(sources: readonly DefinitionSource[]): DefinitionPool {
  const contentOf = new Map<DefinitionSource, Map<string, string>>();
  const contents = new Map<string, Map<string, DefinitionSource>>();
  for (const source of sources) {
    const own = new Map<string, string>();
    contentOf.set(source, own);
    for (const name of Object.keys(source.definitions)) {
      const content = JSON.stringify(reachable([refTo(name)], source.definitions));
      own.set(name, content);
      const variants = contents.get(name) ?? new Map<string, DefinitionSource>();
      contents.set(name, variants);
      // A type that is the same in both directions counts as an answer's.
      if (!variants.has(content) || source.direction === 'response') variants.set(content, source);
    }
  }

  const newName = (name: string, source: DefinitionSource): string => {
    const variants = contents.get(name) ?? new Map<string, DefinitionSource>();
    const own = variants.get(contentOf.get(source)?.get(name) ?? '') ?? source;
    const others = [...variants.values()].filter((other) => other !== own);
    const suffix =
      own.direction === 'request' && others.some((other) => other.direction === 'response') ? '.Request' : '';
    const isShared = others.some((other) => other.direction === own.direction);
    return `${isShared ? `${own.place}.` : ''}${name}${suffix}`;
  };
  const rename = (schema: Schema, source: DefinitionSource): Schema =>
    renameReferences(schema, (name) => newName(name, source));

  const pooled = new Map<string, Schema>();
  for (const source of sources) {
    for (const [name, schema] of Object.entries(source.definitions)) {
      const renamed = rename(schema, source);
      const pooledName = newName(name, source);
      const present = pooled.get(pooledName);
      if (present && JSON.stringify(present) !== JSON.stringify(renamed)) {
        throw new Error(`Two types of ${source.place} are called ${name}. Give one of them another name.`);
      }
      pooled.set(pooledName, renamed);
    }
  }
  const sorted = [...pooled].sort(([one], [other]) => (one < other ? -1 : 1));
  return { definitions: Object.fromEntries(sorted), rename };
}

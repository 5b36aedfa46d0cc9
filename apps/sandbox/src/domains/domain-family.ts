import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import { namesAbove } from './domain-name.ts';

/** How the domains of an account lie within each other. */
export interface Family {
  /** The nearest domain above a name. */
  parentOf(name: string): Relative | undefined;
  /** The domains that have a name as their nearest one above. */
  partsOf(name: string): Relative[];
}

/** A domain, as others show it. */
export interface Relative {
  readonly id: string;
  readonly domain_name: string;
}

/** Reads the names of all domains of an account once. */
export function readFamily({ services: { database }, account }: Owner): Family {
  const rows = database.all<{ id: string; name: string }>(
    `SELECT id, fields ->> 'domain_name' AS name FROM resources
      WHERE account = ? AND kind = 'domain' AND deleted_at IS NULL ORDER BY seq`,
    account,
  );
  const byName = new Map(rows.map(({ id, name }) => [name, { id: prefixedId('domain', id), domain_name: name }]));
  const parentOf = (name: string): Relative | undefined => {
    const [, ...above] = namesAbove(name);
    const nearest = above.find((each) => byName.has(each));
    return nearest === undefined ? undefined : byName.get(nearest);
  };
  const byParent = Map.groupBy(byName.values(), ({ domain_name: name }) => parentOf(name)?.domain_name);
  return { parentOf, partsOf: (name) => byParent.get(name) ?? [] };
}

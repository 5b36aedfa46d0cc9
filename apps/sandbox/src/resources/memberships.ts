import type { Owner } from './resource.ts';

/** Adds a member, within `write`. Says whether it was none before. */
export function addMember({ services: { database, clock } }: Owner, owner: number, member: number): boolean {
  return (
    database.run(
      'INSERT OR IGNORE INTO memberships (owner, member, added_at) VALUES (?, ?, ?)',
      owner,
      member,
      clock.now(),
    ) === 1
  );
}

/** Takes a member away, within `write`. Says whether it was one. */
export function removeMember({ services: { database } }: Owner, owner: number, member: number): boolean {
  return database.run('DELETE FROM memberships WHERE owner = ? AND member = ?', owner, member) === 1;
}

/** How many members there are. */
export function countMembers({ services: { database } }: Owner, owner: number): number {
  return (
    database.get<{ count: number }>('SELECT count(*) AS count FROM memberships WHERE owner = ?', owner)?.count ?? 0
  );
}

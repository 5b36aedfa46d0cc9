import { prefixedId } from '../prefixed-id.ts';
import { type Owner, type ResourceRow, resourceAt, resourceOf } from '../resources/resource.ts';
import { findInIndex } from './address-index.ts';
import { contactFieldsOf } from './contact.ts';

/** A contact, by what is needed to reach it. */
export interface KnownContact {
  readonly seq: number;
  /** With its prefix. */
  readonly id: string;
  readonly addresses: readonly { readonly address: string; readonly channel: string }[];
}

/** The contact with an identifier; undefined where there is none. */
export function contactById(owner: Owner, id: string): KnownContact | undefined {
  return known(resourceOf(owner, 'contact', id));
}

/** The contact that has an address: the oldest, where several do. */
export function contactByAddress(owner: Owner, channel: string, address: string): KnownContact | undefined {
  const [contact] = findInIndex(owner, channel, address, 1);
  return contact === undefined ? undefined : known(resourceAt(owner, contact));
}

/** The contact that the user's own system knows by a name: the oldest, where several have it. */
export function contactByUserIdentifier(owner: Owner, userIdentifier: string): KnownContact | undefined {
  const found = owner.services.database.get<{ seq: number }>(
    `SELECT seq FROM resources WHERE account = ? AND kind = 'contact' AND deleted_at IS NULL
      AND fields ->> 'user_identifier' = ? ORDER BY seq LIMIT 1`,
    owner.account,
    userIdentifier,
  );
  return found && known(resourceAt(owner, found.seq));
}

/** The contacts of an audience, the oldest member first; undefined where there is no such audience. */
export function contactsOfAudience(owner: Owner, audienceId: string): KnownContact[] | undefined {
  const audience = resourceOf(owner, 'audience', audienceId);
  if (!audience) return undefined;
  return owner.services.database
    .all<Pick<ResourceRow, 'seq' | 'id' | 'fields'>>(
      'SELECT r.seq, r.id, r.fields FROM memberships m JOIN resources r ON r.seq = m.member WHERE m.owner = ? ORDER BY m.seq',
      audience.seq,
    )
    .flatMap((row) => known(row) ?? []);
}

function known(row: Pick<ResourceRow, 'seq' | 'id' | 'fields'> | undefined): KnownContact | undefined {
  return row && { seq: row.seq, id: prefixedId('contact', row.id), addresses: contactFieldsOf(row).addresses };
}

import type { Owner } from '../resources/resource.ts';
import { plainAddress } from './channel-address.ts';
import type { Settings } from './configuration.ts';

/** What of a participant communications find their conversation by. */
export interface GroupMember {
  readonly type: string;
  readonly profileId?: string | undefined;
  readonly addresses: readonly { readonly channel: string; readonly address: string }[];
}

/** One of the things by which communications find their conversation. */
interface Key {
  readonly key: string;
  readonly isAgent: boolean;
}

const agents = new Set(['HUMAN_AGENT', 'AI_AGENT', 'AGENT']);

/** What a participant is found by: the profile of a customer, or addresses, with or without their channels. */
function keysOf({ conversationGroupingType: grouping }: Settings, member: GroupMember): Key[] {
  const { type, profileId, addresses } = member;
  if (grouping === 'GROUP_BY_PROFILE') {
    return type === 'CUSTOMER' && profileId !== undefined ? [{ key: profileId, isAgent: false }] : [];
  }
  const isAgent = agents.has(type);
  return addresses.map(({ channel, address }) => {
    const plain = plainAddress(address);
    return { key: grouping === 'GROUP_BY_PARTICIPANT_ADDRESSES' ? plain : `${channel} ${plain}`, isAgent };
  });
}

/** Where to look for a conversation. */
export interface GroupPlace {
  /** The number of the configuration's row. */
  readonly configuration: number;
  readonly settings: Settings;
  /** The number of a conversation that does not count. */
  readonly except?: number | undefined;
}

/**
 * The conversation that has the participants of a communication, or of a conversation that is to begin, by the number of its
 * row. A closed one has none any more.
 *
 * By profile, it is that of one of the customers. By addresses, it is one that has all of them, or all of whose addresses
 * are among them; agents alone lead nowhere, since they take part in many.
 */
export function findGroup(
  { services: { database }, account }: Owner,
  { configuration, settings, except = 0 }: GroupPlace,
  members: readonly GroupMember[],
): number | undefined {
  const keys = members.flatMap((member) => keysOf(settings, member));
  const given = new Set(keys.map(({ key }) => key));
  const own = keys.filter(({ isAgent }) => !isAgent).map(({ key }) => key);
  if (own.length === 0) return undefined;
  const candidates = database.all<{ conversation: number }>(
    `SELECT DISTINCT conversation FROM orchestrator_keys WHERE account = ? AND configuration = ?
      AND key IN (SELECT value FROM json_each(?)) AND conversation <> ? ORDER BY conversation DESC`,
    account,
    configuration,
    JSON.stringify(own),
    except,
  );
  if (settings.conversationGroupingType === 'GROUP_BY_PROFILE') return candidates[0]?.conversation;
  return candidates.find(({ conversation }) => {
    const rows = database.all<{ key: string; is_agent: number }>(
      'SELECT key, is_agent FROM orchestrator_keys WHERE conversation = ?',
      conversation,
    );
    const there = new Set(rows.map(({ key }) => key));
    const isWithin = rows.every(({ key }) => given.has(key)) && rows.some((row) => row.is_agent === 0);
    return isWithin || [...given].every((key) => there.has(key));
  })?.conversation;
}

/** Who is to be found by what, in which conversation. */
export interface GroupEntry extends GroupPlace {
  readonly conversation: number;
  /** The number of the participant's row. */
  readonly participant: number;
}

/** Lets communications find a conversation by a participant, within `write`, and no more by what the participant was before. */
export function keepKeys({ services: { database }, account }: Owner, entry: GroupEntry, member: GroupMember): void {
  const { configuration, settings, conversation, participant } = entry;
  database.run('DELETE FROM orchestrator_keys WHERE conversation = ? AND participant = ?', conversation, participant);
  for (const { key, isAgent } of keysOf(settings, member)) {
    database.run(
      `INSERT OR IGNORE INTO orchestrator_keys (account, configuration, key, conversation, participant, is_agent)
        VALUES (?, ?, ?, ?, ?, ?)`,
      account,
      configuration,
      key,
      conversation,
      participant,
      isAgent ? 1 : 0,
    );
  }
}

/** Lets no communication find a conversation any more, within `write`. */
export function forgetKeys({ services: { database } }: Owner, conversation: number): void {
  database.run('DELETE FROM orchestrator_keys WHERE conversation = ?', conversation);
}

import { Refusal } from '../../api/problem.ts';
import { type Owner, type ResourceRow, resourceAt } from '../../resources/resource.ts';
import type { Binding } from './binding-address.ts';
import { conversationFields } from './conversation-row.ts';
import { type Member, membersOf } from './participant-row.ts';

const maxMembers = 10;

/** Whether messages of a conversation go to all as one group: our own address is there, and a device without a proxy. */
export function isGroupText(members: readonly Member[]): boolean {
  return members.some(({ projected_address: projected }) => projected !== null) && members.some(isDevice);
}

/** The address that a message to a group text comes from: that of its author, or else the first of ours. */
export function groupSender(members: readonly Member[], author: string): string | undefined {
  const own = members.filter(({ projected_address: projected }) => projected !== null);
  const ofAuthor = own.find(({ identity, projected_address: projected }) => [identity, projected].includes(author));
  return (ofAuthor ?? own[0])?.projected_address ?? undefined;
}

/** @throws {Refusal} 409 when the group has them already, or is another one's with them; 400 when it is full. */
export function refuseKnownGroup(
  owner: Owner,
  conversation: ResourceRow,
  members: readonly Member[],
  binding: Binding,
): void {
  const addresses = groupAddresses(members);
  if (addresses.some((address) => address === binding.address || address === binding.projected_address)) {
    throw new Refusal(409, { code: 50437, message: 'A participant with this address takes part in the group already' });
  }
  if (addresses.length >= maxMembers) {
    throw new Refusal(400, { code: 50436, message: `A group has at most ${maxMembers} participants` });
  }
  const key = groupKey([...members, memberOf(binding)]);
  const taken = key === undefined ? undefined : conversationOfGroup(owner, key);
  if (taken && taken.seq !== conversation.seq) {
    const message = `A group conversation with these participants already exists: Conversation ${taken.id}`;
    throw new Refusal(409, { code: 50438, message });
  }
}

/** The conversation of a group with just these addresses; undefined where there is none. */
export function conversationOfGroup({ services, account }: Owner, addresses: string): ResourceRow | undefined {
  const found = services.database.get<{ conversation: number }>(
    'SELECT conversation FROM v1_groups WHERE account = ? AND addresses = ?',
    account,
    addresses,
  );
  return found && resourceAt({ services }, found.conversation);
}

/** Keeps who is in the group of a conversation, within `write`, after someone came or went. */
export function keepGroup(owner: Owner, conversation: ResourceRow): void {
  const { database } = owner.services;
  database.run('DELETE FROM v1_groups WHERE conversation = ?', conversation.seq);
  if (conversationFields(conversation).state === 'closed') return;
  const key = groupKey(membersOf(owner, conversation));
  if (key === undefined) return;
  // Where others left a group, it may have become the same as another one: the older one has its messages.
  database.run('INSERT OR IGNORE INTO v1_groups VALUES (?, ?, ?)', owner.account, key, conversation.seq);
}

/** All addresses of a group as one text. */
export function joined(addresses: readonly string[]): string {
  return [...addresses].sort().join();
}

/** Someone who does not yet take part, by what messages go by. */
export function memberOf({ address, proxy_address: proxy, projected_address: projected }: Partial<Binding>): Member {
  return {
    participant: 0,
    identity: null,
    address: address ?? null,
    proxy_address: proxy ?? null,
    projected_address: projected ?? null,
  };
}

/** What tells one group from all others; undefined where there is none. */
export function groupKey(members: readonly Member[]): string | undefined {
  return isGroupText(members) ? joined(groupAddresses(members)) : undefined;
}

function groupAddresses(members: readonly Member[]): string[] {
  const ours = members.map(({ projected_address: projected }) => projected);
  const devices = members.filter(isDevice).map(({ address }) => address);
  return [...ours, ...devices].filter((address) => address !== null);
}

function isDevice({ address, proxy_address: proxy }: Member): boolean {
  return address !== null && proxy === null;
}

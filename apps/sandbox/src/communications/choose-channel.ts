import { kindOfChannel } from '../addressing/communication-kind.ts';
import { firstAddressOn } from '../addressing/resolve-targets.ts';
import { type CommunicationKind, mayReach } from '../contacts/consent.ts';
import { noAddressCode, noSenderCode, optedOutCode, unfitCode } from '../deliveries/delivery-errors.ts';
import type { Owner } from '../resources/resource.ts';
import type { Person } from './find-people.ts';
import type { ChannelGroups } from './usable-channels.ts';

/** What came of thinking of a channel. */
export type Verdict = 'chosen' | 'declined' | 'no_address' | 'no_sender' | 'unfit';

/** A channel, or some that are equally good, with what came of it. */
export interface Considered {
  readonly channels: readonly string[];
  readonly verdict: Verdict;
}

/** By what someone is reached, and what else was thought of. */
export interface Choice {
  readonly chosen?: {
    readonly type: CommunicationKind;
    readonly address: string;
    readonly channel: string;
  };
  readonly considered: readonly Considered[];
  /** The code that says why nothing reaches the person, where that is so. */
  readonly refusedCode?: number;
}

/** What decides between channels. */
export interface ChannelRules {
  /** For those who ask for no channels of their own. */
  readonly usable: ChannelGroups;
  readonly canSendBy: (channel: string) => boolean;
  /** Whether a channel can show anything of the content. */
  readonly canShow: (channel: string) => boolean;
  readonly preferenceId: string | undefined;
}

/** The first channel on which someone has an address, has not declined what goes by it, and can be shown something. */
export function chooseChannel(owner: Owner, person: Person, rules: ChannelRules): Choice {
  const groups = person.asked?.map((channel) => [channel]) ?? rules.usable;
  const considered: Considered[] = [];
  for (const channels of groups) {
    const found = firstAddressOn(person, channels);
    const type = kindOfChannel(found?.channel ?? channels[0] ?? '');
    const verdict = judge(owner, person, rules, channels, found?.channel, type);
    considered.push({ channels, verdict });
    if (verdict !== 'chosen' || !found || !type) continue;
    return { chosen: { type, address: found.address, channel: found.channel }, considered };
  }
  return { considered, refusedCode: codeFor(considered) };
}

function judge(
  owner: Owner,
  { contact }: Person,
  { canSendBy, canShow, preferenceId }: ChannelRules,
  channels: readonly string[],
  found: string | undefined,
  type: CommunicationKind | undefined,
): Verdict {
  if (!channels.some(canSendBy)) return 'no_sender';
  if (found === undefined || !type) return 'no_address';
  const isDeclined = preferenceId !== undefined && contact && mayReach(owner, preferenceId, contact, type) === false;
  if (isDeclined) return 'declined';
  return canShow(found) ? 'chosen' : 'unfit';
}

/** What stands nearest to a choice says best why there is none. */
const codes: readonly (readonly [Verdict, number])[] = [
  ['unfit', unfitCode],
  ['declined', optedOutCode],
  ['no_address', noAddressCode],
];

function codeFor(considered: readonly Considered[]): number {
  return codes.find(([verdict]) => considered.some((each) => each.verdict === verdict))?.[1] ?? noSenderCode;
}

import type { SendCommunicationsRequest } from '@comms/communications';
import { outcomeOfAddress } from '../addressing/communication-kind.ts';
import type { ChosenSender, OpenSender } from '../addressing/open-sender.ts';
import type { Wire } from '../api/wire.ts';
import type { CommunicationKind } from '../contacts/consent.ts';
import type { NewDelivery } from '../deliveries/delivery.ts';
import { unknownResourceCode } from '../deliveries/delivery-errors.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { endFor, type Outcome } from '../deliveries/outcome.ts';
import type { SendResource } from '../operations/operation.ts';
import { lateOutcome } from '../push/time-to-deliver.ts';
import type { Owner } from '../resources/resource.ts';
import { canShow } from './channel-content.ts';
import { type ChannelRules, type Choice, chooseChannel } from './choose-channel.ts';
import type { CommunicationDetails } from './communication-request.ts';
import { findPeople, type Person } from './find-people.ts';
import { canSendBy, usableChannels } from './usable-channels.ts';

type Request = Wire<SendCommunicationsRequest>;

/** A communication, and what it becomes. */
export interface NewCommunication {
  readonly delivery: NewDelivery;
  /** Undefined where nothing reaches the recipient. */
  readonly type: CommunicationKind | undefined;
  /** Who sends it, where that was chosen for this one. */
  readonly sender?: ChosenSender['sender'];
}

/** The send that makes each kind of communication. */
export const resourceOfKind = {
  message: 'messages',
  email: 'emails',
  push_notification: 'push_notifications',
} as const satisfies Readonly<Record<CommunicationKind, SendResource>>;

/** What one send makes of its recipients, one for each of them, within `write`. */
export function newCommunications(owner: Owner, request: Request, sender: OpenSender | undefined): NewCommunication[] {
  const rules: ChannelRules = {
    usable: usableChannels(owner, request.from, sender),
    canSendBy: (channel) => canSendBy(sender, channel),
    canShow: remembered((channel) => canShow(request.content, channel)),
    preferenceId: request.processing_options?.use_preference?.preference_id,
  };
  const outcomeOf = outcomes(owner, request, sender);
  const people = request.to.flatMap((recipient) => findPeople(owner, recipient));
  return people.map((person) => {
    const choice = choose(owner, person, rules, sender);
    const { chosen, considered, refusedCode } = choice;
    const details: CommunicationDetails = { type: chosen?.type ?? null, channel: chosen?.channel ?? null, considered };
    const { addressee, reference, variables } = person;
    const place = { ...addressee, ...(chosen && { address: chosen.address, channel: chosen.channel }) };
    const recipients = Object.keys(place).length > 0 ? [place] : [];
    const base = { recipients, reference, variables, details };
    if (!chosen)
      return { type: undefined, delivery: { ...base, outcome: { state: 'failed', errorCode: refusedCode } } };
    const by = chosen.type === 'push_notification' ? {} : (sender?.choose(chosen) ?? {});
    const outcome = outcomeOf(choice, by);
    const { sender: agent } = by;
    return { type: chosen.type, sender: agent, delivery: { ...base, sender: agent, outcome, isFollowing: true } };
  });
}

/** A sender that does not exist reaches nobody, and nobody is reached who does not exist. */
function choose(owner: Owner, person: Person, rules: ChannelRules, sender: OpenSender | undefined): Choice {
  const isNowhere = person.isUnknown || (sender?.refused !== undefined && sender.channels === undefined);
  return isNowhere ? { considered: [], refusedCode: unknownResourceCode } : chooseChannel(owner, person, rules);
}

/** Says how each communication ends: as what it becomes does. */
function outcomes(
  { services: { clock, seed } }: Owner,
  { tags, processing_options: options }: Request,
  sender: OpenSender | undefined,
): (choice: Choice, by: ChosenSender) => Outcome {
  const decided = readOutcome(tags?.[outcomeTag] ?? '');
  const now = clock.now();
  const timeToDeliver = options?.push_notifications?.time_to_deliver;
  let pushes = 0;
  return ({ chosen }, by) => {
    if (!chosen) return { state: 'failed' };
    const isPush = chosen.type === 'push_notification';
    const late = isPush ? lateOutcome(timeToDeliver, { now, seed, index: pushes++ }) : undefined;
    const refused = isPush ? late : (by.outcome ?? sender?.refused);
    const outcome = refused ?? decided ?? outcomeOfAddress(chosen);
    return { ...outcome, state: endFor(resourceOfKind[chosen.type], outcome.state) };
  };
}

/** Asks once for each channel: the content is the same for all. */
function remembered(ask: (channel: string) => boolean): (channel: string) => boolean {
  const known = new Map<string, boolean>();
  return (channel) => {
    const answer = known.get(channel) ?? ask(channel);
    known.set(channel, answer);
    return answer;
  };
}

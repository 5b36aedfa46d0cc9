import type { SendMessagesRecipient, SendMessagesRequest } from '@comms/messages/v1';
import { resolveTargets } from '../../addressing/resolve-targets.ts';
import type { Target, TargetRules } from '../../addressing/target.ts';
import type { CamelWire } from '../../api/wire.ts';
import { remembersAddresses } from '../../contacts/auto-create.ts';
import type { NewDelivery } from '../../deliveries/delivery.ts';
import { noAddressCode, noSenderCode, unfitCode } from '../../deliveries/delivery-errors.ts';
import type { Attempt } from '../../deliveries/delivery-plan.ts';
import { outcomeOfRecipient, outcomeTag, readOutcome } from '../../deliveries/magic-numbers.ts';
import type { Outcome } from '../../deliveries/outcome.ts';
import type { Owner } from '../../resources/resource.ts';
import { storedRecipientChannel } from '../channel.ts';
import { addressesOfProfile } from '../profile-addresses.ts';
import { scheduleReader } from '../schedule.ts';
import { tagWriter } from '../tag-writer.ts';
import type { OpenV1Sender } from './open-v1-sender.ts';
import { isShownOn, type PreviewContent } from './preview-content.ts';

type Request = CamelWire<SendMessagesRequest>;
type Recipient = CamelWire<SendMessagesRecipient>;

/** An address, with its channel as rows have it. */
interface Place {
  readonly address: string;
  readonly channel: string;
}

/** What all messages of a send are made by. */
interface Send {
  readonly owner: Owner;
  readonly sender: OpenV1Sender;
  readonly content: PreviewContent;
  readonly rules: TargetRules;
  /** How everything ends, where the request or its sender says so. */
  readonly decided: Outcome | undefined;
}

/** What one send makes of its recipients, one delivery for each, within `write`. */
export function newMessages(
  owner: Owner,
  { to, tags, schedule }: Request,
  sender: OpenV1Sender,
  content: PreviewContent,
): NewDelivery[] {
  const isForgetting = !remembersAddresses(owner, 'messages');
  const rules: TargetRules = { resource: 'messages', channels: [], isForgetting };
  const decided = sender.refused ?? readOutcome(tags?.[outcomeTag] ?? '');
  const send = { owner, sender, content, rules, decided };
  const timeFor = scheduleReader(schedule);
  const tagsFor = tagWriter(tags);
  return to.map((recipient): NewDelivery => {
    const { variables = {} } = recipient;
    const places = placesOf(owner, recipient, sender);
    const asked = 'address' in recipient ? undefined : recipientView(recipient);
    const own = tagsFor(variables);
    const plan = asked || own ? { ...(asked && { to: asked }), ...(own && { tags: own }) } : undefined;
    const [first] = places;
    const common = { variables: recipient.variables, plan };
    if (!first) {
      const outcome: Outcome = { state: 'failed', errorCode: noAddressCode };
      return { ...common, recipients: [], outcome, plan: { ...plan, isUnaddressable: true } };
    }
    const [attempt, ...fallbacks] = attemptsFor(send, places);
    const made = attempt ?? unsent(send, first);
    const others = fallbacks.length > 0 ? fallbacks : undefined;
    return { ...common, ...made, fallbacks: others, scheduledFor: timeFor(first) };
  });
}

/** The recipient as answers show it, where it is not one address. */
function recipientView(recipient: Exclude<Recipient, { address: string }>): object {
  const { variables: _, ...view } = recipient;
  return view;
}

function placesOf(owner: Owner, recipient: Recipient, { hasWhatsApp }: OpenV1Sender): Place[] {
  if ('address' in recipient) return [placeOf(recipient)];
  if ('addresses' in recipient) return recipient.addresses.map(placeOf);
  // A number of a profile is one of a phone, which may have WhatsApp, too.
  const numbers = addressesOfProfile(owner, recipient).filter((address) => /^\+[1-9]\d+$/.test(address));
  const channels = hasWhatsApp ? ['tel', 'whatsapp'] : ['tel'];
  return numbers.flatMap((address) => channels.map((channel) => ({ address, channel })));
}

function placeOf({ address, channel }: { readonly address: string; readonly channel: string }): Place {
  return { address, channel: storedRecipientChannel(channel) };
}

/** All ways to reach a recipient by something that shows the content: addresses in their order, each by its best channel first. */
function attemptsFor(send: Send, places: readonly Place[]): Attempt[] {
  const ways = places.flatMap((place) => {
    const candidates = send.sender.candidates(place).filter(({ channel }) => isShownOn(send.content, channel));
    return candidates.map((candidate) => ({ place, candidate }));
  });
  if (send.sender.isRanked) ways.sort((one, other) => one.candidate.rank - other.candidate.rank);
  return ways.map(({ place, candidate: { channel, sender, refused } }) => {
    const target = targetAt(send, place);
    const outcome = refused ?? send.decided ?? outcomeOf(target, channel);
    return { recipients: [{ ...target.addressee, channel }], sender, outcome };
  });
}

/** What nobody can send to a recipient, or nobody with this content. */
function unsent(send: Send, place: Place): Attempt {
  const isUnfit = send.sender.candidates(place).length > 0;
  const outcome: Outcome = { state: 'failed', errorCode: isUnfit ? unfitCode : noSenderCode };
  return { recipients: [targetAt(send, place).addressee], outcome: send.sender.refused ?? outcome };
}

function targetAt({ owner, rules }: Send, place: Place): Target {
  const [target] = resolveTargets(owner, [place], rules);
  return target ?? { addressee: place };
}

function outcomeOf({ addressee: { address = '' }, refusedCode }: Target, channel: string): Outcome {
  if (refusedCode !== undefined) return { state: 'failed', errorCode: refusedCode };
  // Phones tell that a text has arrived; only the other channels tell that it was read.
  return outcomeOfRecipient(address, channel) ?? { state: channel === 'tel' ? 'delivered' : 'read' };
}

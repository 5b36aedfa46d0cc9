import type { SendMessagesRecipient, SendMessagesRequest } from '@comms/messages';
import type { OpenSender } from '../addressing/open-sender.ts';
import { resolveTargets } from '../addressing/resolve-targets.ts';
import type { Target, TargetRules } from '../addressing/target.ts';
import type { Wire } from '../api/wire.ts';
import { remembersAddresses } from '../contacts/auto-create.ts';
import { messageAdded, openConversation } from '../conversations/conversation-send.ts';
import type { NewDelivery } from '../deliveries/delivery.ts';
import { conflictCode } from '../deliveries/delivery-errors.ts';
import { outcomeOfRecipient, outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { oneTimeCode } from '../deliveries/one-time-code.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';

type Request = Wire<SendMessagesRequest>;
type Group = Extract<Wire<SendMessagesRecipient>, { recipients: unknown }>;

/** The channels that messages go by, those of a phone first. */
const messageChannels = ['tel', 'whatsapp', 'fbm', 'gbm', 'chat'] as const;

/** What one send makes of its recipients, one delivery for each message, within `write`. */
export function newDeliveries(owner: Owner, request: Request, sender: OpenSender): NewDelivery[] {
  const { to, from, tags, processing_options: options } = request;
  const decided = sender.refused ?? readOutcome(tags?.[outcomeTag] ?? '');
  const rules: TargetRules = {
    resource: 'messages',
    channels: sender.channels ?? messageChannels,
    preferenceId: options?.use_preference?.preference_id,
    isForgetting: !remembersAddresses(owner, 'messages'),
  };
  const deliveries = to.flatMap((recipient): NewDelivery[] => {
    if ('recipients' in recipient) return [toGroup(owner, recipient, sender, rules, decided)];
    if ('conversation_id' in recipient) {
      return [toConversation(owner, recipient.conversation_id, 'address' in from ? from : undefined, sender, decided)];
    }
    return resolveTargets(owner, [recipient], rules).map((target) => toTarget(target, sender, decided));
  });
  return 'otp' in request.content ? deliveries.map((delivery) => withCode(delivery, request.content)) : deliveries;
}

/** A one-time password that the request leaves to us is another one for each recipient. */
function withCode(delivery: NewDelivery, content: Request['content']): NewDelivery {
  if (!('otp' in content) || content.otp.code !== undefined) return delivery;
  return { ...delivery, variables: { ...delivery.variables, code: oneTimeCode(content.otp.code_length) } };
}

function toTarget(target: Target, sender: OpenSender, decided: Outcome | undefined): NewDelivery {
  const { addressee, reference, variables } = target;
  const chosen = choose(sender, addressee);
  const outcome = chosen.outcome ?? decided ?? outcomeOf(target);
  const recipients = Object.keys(addressee).length > 0 ? [addressee] : [];
  return { recipients, reference, variables, sender: chosen.sender, outcome };
}

/** All people of a group get one message, which has one outcome: the first that is not the usual one. */
function toGroup(
  owner: Owner,
  { recipients, variables }: Group,
  sender: OpenSender,
  rules: TargetRules,
  decided: Outcome | undefined,
): NewDelivery {
  const targets = resolveTargets(owner, recipients, rules);
  const outcomes = targets.map(outcomeOf);
  const unusual = outcomes.find(({ state, receiptMs }) => state !== 'delivered' || receiptMs !== undefined);
  const chosen = choose(sender, targets[0]?.addressee ?? {});
  const outcome = chosen.outcome ?? decided ?? unusual ?? { state: 'delivered' };
  return { recipients: targets.map(({ addressee }) => addressee), variables, sender: chosen.sender, outcome };
}

/** A message to a conversation reaches everyone in it but the sender. */
function toConversation(
  owner: Owner,
  id: string,
  from: { readonly address: string; readonly channel: string } | undefined,
  sender: OpenSender,
  decided: Outcome | undefined,
): NewDelivery {
  const chosen = from ? {} : choose(sender, { address: '', channel: sender.channels?.[0] ?? 'tel' });
  const opened = openConversation(owner, id, from ?? chosen.sender);
  if ('problem' in opened) {
    const reference = prefixedId('conversation', id);
    return { recipients: [], reference, outcome: { state: 'failed', errorCode: conflictCode } };
  }
  messageAdded(owner, opened.seq);
  const outcomes = opened.recipients.map(({ address, channel }) => outcomeOf({ addressee: { address, channel } }));
  const unusual = outcomes.find(({ state }) => state !== 'delivered');
  const outcome = chosen.outcome ?? decided ?? unusual ?? { state: 'delivered' };
  return { recipients: opened.recipients, reference: opened.id, sender: chosen.sender, outcome };
}

function choose(sender: OpenSender, { address, channel }: Target['addressee']): ReturnType<OpenSender['choose']> {
  return address === undefined || channel === undefined ? {} : sender.choose({ address, channel });
}

function outcomeOf({ addressee: { address, channel }, refusedCode }: Target): Outcome {
  if (refusedCode !== undefined) return { state: 'failed', errorCode: refusedCode };
  // Phones tell that a text has arrived; only the other channels tell that it was read.
  return outcomeOfRecipient(address ?? '') ?? { state: channel === 'tel' ? 'delivered' : 'read' };
}

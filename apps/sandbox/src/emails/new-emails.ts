import type { SendEmailsRequest } from '@comms/emails';
import type { OpenSender } from '../addressing/open-sender.ts';
import { resolveTargets } from '../addressing/resolve-targets.ts';
import type { Target } from '../addressing/target.ts';
import { agentById } from '../agents/agent-directory.ts';
import type { Wire } from '../api/wire.ts';
import type { NewDelivery } from '../deliveries/delivery.ts';
import { noSenderCode } from '../deliveries/delivery-errors.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { oneTimeCode } from '../deliveries/one-time-code.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import type { Owner } from '../resources/resource.ts';
import type { CopyRecipients } from './copy-recipients.ts';
import { outcomeOfEmail } from './magic-emails.ts';

type Request = Wire<SendEmailsRequest>;

/** Why nothing can be sent at all: who sends is not there, or has no e-mail address. */
export function refusalOfSender({ refused, channels }: OpenSender): Outcome | undefined {
  if (refused || !channels || channels.includes('email')) return refused;
  return { state: 'failed', errorCode: noSenderCode };
}

/** What one send makes of its recipients, one delivery for each e-mail, within `write`. */
export function newEmails(
  owner: Owner,
  { to, content, tags, processing_options: options }: Request,
  sender: OpenSender,
  copies: CopyRecipients,
): NewDelivery[] {
  const decided = refusalOfSender(sender) ?? readOutcome(tags?.[outcomeTag] ?? '');
  const preferenceId = options?.use_preference?.preference_id;
  const targets: readonly Target[] = to?.length
    ? resolveTargets(owner, to, { resource: 'emails', channels: ['email'], preferenceId })
    : [{ addressee: {} }];
  const nameOf = agentNames(owner);
  return targets.map((target) => {
    const { addressee, reference, variables } = target;
    // Without recipients, the first who gets a copy stands for all of them.
    const address = addressee.address ?? (to?.length ? undefined : [...copies.cc, ...copies.bcc][0]?.address);
    const chosen = address === undefined || address === null ? {} : sender.choose({ address, channel: 'email' });
    const outcome = chosen.outcome ?? decided ?? outcomeOf(target, copies);
    return {
      recipients: Object.keys(addressee).length > 0 ? [addressee] : [],
      reference,
      variables: withCode(variables, content),
      sender: chosen.sender && { ...chosen.sender, ...nameOf(chosen.sender.agent_id) },
      outcome,
    };
  });
}

function outcomeOf({ addressee: { address }, refusedCode }: Target, { cc, bcc }: CopyRecipients): Outcome {
  if (refusedCode !== undefined) return { state: 'failed', errorCode: refusedCode };
  const addresses = address === undefined ? [...cc, ...bcc].map((copy) => copy.address ?? '') : [address];
  return addresses.map(outcomeOfEmail).find((outcome) => outcome !== undefined) ?? { state: 'delivered' };
}

/** A one-time password that the request leaves to us is another one for each recipient. */
function withCode(variables: Target['variables'], content: Request['content']): Target['variables'] {
  if (!('otp' in content) || content.otp.code !== undefined) return variables;
  return { ...variables, code: oneTimeCode(content.otp.code_length) };
}

/** Looks up the name that recipients see once for each agent. */
export function agentNames(owner: Owner): (id: string) => { readonly name?: string } {
  const names = new Map<string, { readonly name?: string }>();
  return (id) => {
    let name = names.get(id);
    if (!name) {
      const displayName = agentById(owner, id)?.displayName;
      name = displayName ? { name: displayName } : {};
      names.set(id, name);
    }
    return name;
  };
}

import type { SendPushNotificationsRequest } from '@comms/push';
import { resolveTargets } from '../addressing/resolve-targets.ts';
import type { Target } from '../addressing/target.ts';
import type { Wire } from '../api/wire.ts';
import type { NewDelivery } from '../deliveries/delivery.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { oneTimeCode } from '../deliveries/one-time-code.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import type { Owner } from '../resources/resource.ts';
import { outcomeOfToken } from './magic-tokens.ts';
import { lateOutcome } from './time-to-deliver.ts';

type Request = Wire<SendPushNotificationsRequest>;

/** The services that bring notifications to devices. */
export const pushChannels = ['apn', 'fcm'] as const;

/** What one send makes of its recipients, one delivery for each notification, within `write`. */
export function newPushes(owner: Owner, request: Request): NewDelivery[] {
  const { clock, seed } = owner.services;
  const now = clock.now();
  const { to, content, tags, time_to_deliver: timeToDeliver } = request;
  const decided = readOutcome(tags?.[outcomeTag] ?? '');
  const targets = resolveTargets(owner, to, {
    resource: 'push_notifications',
    channels: pushChannels,
    isUnranked: true,
    preferenceId: preferenceOfPush(request),
  });
  return targets.map((target, index) => ({
    recipients: Object.keys(target.addressee).length > 0 ? [target.addressee] : [],
    reference: target.reference,
    variables: withCode(target.variables, content),
    outcome: lateOutcome(timeToDeliver, { now, seed, index }) ?? decided ?? outcomeOfPush(target),
  }));
}

/** The preference that recipients must not have declined: two fields of the request can name it. */
function preferenceOfPush({ processing_options: options }: Request): string | undefined {
  return options?.use_preference?.preference_id ?? options?.recipient_preference_management?.preference_id;
}

/** How sending to a device ends, where nothing else decides it. */
function outcomeOfPush({ addressee: { address = '', channel = '' }, refusedCode }: Target): Outcome {
  if (refusedCode !== undefined) return { state: 'failed', errorCode: refusedCode };
  return outcomeOfToken(channel, address) ?? { state: 'delivered' };
}

/** A one-time password that the request leaves to us is another one for each recipient. */
function withCode(variables: Target['variables'], content: Request['content']): Target['variables'] {
  if (!('otp' in content) || content.otp.code !== undefined) return variables;
  return { ...variables, code: oneTimeCode(content.otp.code_length) };
}

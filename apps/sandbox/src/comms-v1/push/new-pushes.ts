import type { SendPushNotificationsRecipient, SendPushNotificationsRequest } from '@comms/push/v1';
import type { CamelWire } from '../../api/wire.ts';
import type { NewDelivery } from '../../deliveries/delivery.ts';
import { noAddressCode, noSenderCode, unknownResourceCode } from '../../deliveries/delivery-errors.ts';
import type { DeliveryPlan } from '../../deliveries/delivery-plan.ts';
import { outcomeTag, readOutcome } from '../../deliveries/magic-numbers.ts';
import type { Outcome } from '../../deliveries/outcome.ts';
import { outcomeOfToken } from '../../push/magic-tokens.ts';
import type { Owner } from '../../resources/resource.ts';
import { scheduleReader } from '../schedule.ts';
import { tagWriter } from '../tag-writer.ts';
import { fieldsOfRegistration, registrationsOfUser, type StoredDevice } from './device-registration.ts';
import { channelOf } from './push-provider.ts';
import type { PushSenders } from './push-sender.ts';
import { pushUser, userIdOf } from './push-user.ts';

type Recipient = CamelWire<SendPushNotificationsRecipient>;

/** What one send makes of its recipients, one delivery for each device, within `write`. */
export function newPushes(
  owner: Owner,
  { to, tags, schedule }: CamelWire<SendPushNotificationsRequest>,
  senders: PushSenders,
): NewDelivery[] {
  const scheduledFor = scheduleReader(schedule)({});
  const tagsFor = tagWriter(tags);
  return to.flatMap((recipient): NewDelivery[] => {
    const own = tagsFor(recipient.variables ?? {});
    const plan = planFor(recipient, own);
    const { devices, errorCode } = devicesOf(owner, recipient, senders);
    if (errorCode !== undefined) {
      return [{ recipients: [], outcome: { state: 'failed', errorCode }, plan: { ...plan, isUnaddressable: true } }];
    }
    const decided = readOutcome((own ?? tags)?.[outcomeTag] ?? '');
    return devices.map(({ channel, token }) => {
      const hasSender = senders.byChannel[channel] !== undefined;
      const outcome = hasSender ? (decided ?? outcomeOfToken(channel, token) ?? arrives) : noSender;
      const recipients = [{ address: token, channel }];
      return { recipients, variables: recipient.variables, outcome, scheduledFor, plan };
    });
  });
}

const arrives: Outcome = { state: 'delivered' };
const noSender: Outcome = { state: 'failed', errorCode: noSenderCode };

function planFor(recipient: Recipient, tags: DeliveryPlan['tags']): Omit<DeliveryPlan, 'attempts'> | undefined {
  const to = 'userId' in recipient ? { userId: userIdOf(recipient.userId) } : undefined;
  return to || tags ? { ...(to && { to }), ...(tags && { tags }) } : undefined;
}

interface FoundDevices {
  readonly devices: readonly StoredDevice[];
  /** Why there is none. */
  readonly errorCode?: number;
}

/** The device with a token, or all that a user has with the apps that the send is for. */
function devicesOf(owner: Owner, recipient: Recipient, { byChannel, apps }: PushSenders): FoundDevices {
  if ('token' in recipient) {
    return { devices: [{ channel: channelOf(recipient.provider) ?? 'fcm', token: recipient.token }] };
  }
  const user = pushUser(owner, recipient.userId);
  if (!user) return { devices: [], errorCode: unknownResourceCode };
  const devices = registrationsOfUser(owner, user)
    .map(fieldsOfRegistration)
    .filter(({ app }) => apps.has(app))
    // A credential of another app is none for this one.
    .flatMap(({ app, devices }) => devices.filter(({ channel }) => (byChannel[channel]?.app ?? app) === app));
  return devices.length > 0 ? { devices } : { devices, errorCode: noAddressCode };
}

import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Owner } from '../resources/resource.ts';
import { type ApnsPayload, apnsPayload } from './apns-payload.ts';
import { type FcmPayload, fcmPayload } from './fcm-payload.ts';
import { deliveredPushTexts, type PushTexts, passthroughOf } from './push-content.ts';
import { pushMediaView } from './push-media.ts';
import { type PushContent, type PushRequest, readPushRequest, variablesOfPush } from './push-request.ts';
import { deadlineOf } from './time-to-deliver.ts';

/** A notification with all that a push service needs to know. */
export interface PushToSend {
  readonly token: string;
  readonly texts: PushTexts;
  readonly mediaUrl: string | undefined;
  readonly sound: string | undefined;
  readonly priority: string;
  /** Until when it is worth delivering. */
  readonly deadline: number | undefined;
  readonly sentAt: number;
  /** What the user passes through. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a push service is given for one notification, the code of a one-time password included; undefined without a device. */
export function payloadOf(owner: Owner, row: StoredDelivery, sentAt: number): ApnsPayload | FcmPayload | undefined {
  const [recipient]: { address?: string; channel?: string }[] = JSON.parse(row.recipients);
  if (recipient?.address === undefined) return undefined;
  const request = readPushRequest(row);
  const { content, priority = 'high', sound, time_to_deliver: timeToDeliver } = request;
  const push: PushToSend = {
    token: recipient.address,
    texts: deliveredPushTexts(content, variablesOfPush(row)),
    mediaUrl: mediaUrlOf(owner, request),
    sound,
    priority,
    deadline: timeToDeliver === undefined ? undefined : deadlineOf(timeToDeliver, row.created_at),
    sentAt,
    data: dataFor(content, recipient.channel),
  };
  return recipient.channel === 'apn' ? apnsPayload(push) : fcmPayload(push);
}

/** What is passed through to one service: of what is given for it twice, the last wins. */
function dataFor(content: PushContent, channel: string | undefined): Readonly<Record<string, unknown>> {
  const own = (passthroughOf(content) ?? []).filter((each) => each.channel === channel);
  return Object.assign({}, ...own.map(({ data }) => data));
}

/** Where the API is, for what was not sent by a request of its own. */
const usualURL = 'https://comms.twilio.com/preview';

function mediaUrlOf(owner: Owner, { content, base_url: baseURL = usualURL }: PushRequest): string | undefined {
  return pushMediaView(owner, content, baseURL)?.content_reference?.temporary_url ?? undefined;
}

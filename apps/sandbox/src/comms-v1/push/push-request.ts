import type { SendPushNotificationsContent, SendPushNotificationsRequest } from '@comms/push/v1';
import type { CamelWire } from '../../api/wire.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import type { PushContent, PushRequest } from '../../push/push-request.ts';
import type { PushSenders } from './push-sender.ts';

type Request = CamelWire<SendPushNotificationsRequest>;

/** What is kept of a send: the preview's form, by which everything else knows it, and v1's beside it. */
export type StoredPushes = PushRequest & {
  /** Left out where the preview has sent it. */
  readonly v1?: V1Part | undefined;
};

interface V1Part {
  /** As it was sent. */
  readonly content: Request['content'];
  /** How many recipients the request had: a user may have several devices. */
  readonly recipients: number;
  readonly senders: PushSenders['byChannel'];
}

/** What is to be kept of a send. */
export function storedPushes(
  { to, content, priority, sound, tags }: Request,
  senders: PushSenders['byChannel'],
  baseURL: string,
): StoredPushes {
  return {
    content: previewContent(content),
    priority: priority === 'LOW' ? 'low' : 'high',
    ...(sound && { sound }),
    tags: tags ?? {},
    base_url: baseURL,
    v1: { content, recipients: to.length, senders },
  };
}

/** Reads what is kept of the send of a notification. */
export function readPushes({ request }: Pick<StoredDelivery, 'request'>): StoredPushes {
  return JSON.parse(request);
}

/** A content as the preview has it, which knows of one image only. */
function previewContent(content: CamelWire<SendPushNotificationsContent>): PushContent {
  if ('contentId' in content) return { content_id: content.contentId };
  const url = content.images?.[0]?.url;
  const media = url === undefined ? undefined : { media: { url } };
  if (!('body' in content)) return { ...media };
  const { title, body } = content;
  return { ...(title !== undefined && { title }), text: body, ...media };
}

import type { PushToSend } from './push-payload.ts';

/** What Firebase Cloud Messaging is given: a message of its HTTP v1 API. */
export interface FcmPayload {
  readonly message: {
    readonly token: string;
    readonly notification?: { readonly title?: string; readonly body?: string; readonly image?: string };
    /** Texts only: what is none is written as JSON. */
    readonly data?: Readonly<Record<string, string>>;
    readonly android: {
      readonly priority: 'normal' | 'high';
      readonly ttl?: string;
      readonly notification?: { readonly icon?: string; readonly sound?: string; readonly click_action?: string };
    };
  };
}

/** The service keeps nothing longer than four weeks, and refuses to be asked for more. */
const maxTtlSeconds = 2_419_200;

/** Writes a notification as Firebase Cloud Messaging is given it. */
export function fcmPayload(push: PushToSend): FcmPayload {
  const { token, texts, mediaUrl, sound, priority, deadline, sentAt, data } = push;
  const { title, text, icon, click_action: click } = texts;
  const notification = {
    ...(title !== undefined && { title }),
    ...(text !== undefined && { body: text }),
    ...(mediaUrl !== undefined && { image: mediaUrl }),
  };
  const onAndroid = {
    ...(icon !== undefined && { icon }),
    ...(sound !== undefined && { sound }),
    ...(click?.activity && { click_action: click.activity }),
  };
  const values = { ...(click?.url && { url: click.url }), ...data };
  return {
    message: {
      token,
      ...(Object.keys(notification).length > 0 && { notification }),
      ...(Object.keys(values).length > 0 && { data: textsOf(values) }),
      android: {
        priority: priority === 'low' ? 'normal' : 'high',
        ...(deadline !== undefined && { ttl: `${ttlSeconds(deadline - sentAt)}s` }),
        ...(Object.keys(onAndroid).length > 0 && { notification: onAndroid }),
      },
    },
  };
}

function ttlSeconds(ms: number): number {
  return Math.min(maxTtlSeconds, Math.max(0, Math.ceil(ms / 1000)));
}

function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

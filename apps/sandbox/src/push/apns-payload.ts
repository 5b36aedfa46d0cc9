import type { PushToSend } from './push-payload.ts';

/** What Apple's push service is given: headers, and a payload. */
export interface ApnsPayload {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>> & { readonly aps: Readonly<Record<string, unknown>> };
}

/** Writes a notification as Apple's push service is given it. */
export function apnsPayload(push: PushToSend): ApnsPayload {
  const { token, texts, mediaUrl, sound, priority, deadline, data } = push;
  const { title, text, icon, click_action: click } = texts;
  const { aps: ownAps, ...own } = data;
  const alert = { ...(title !== undefined && { title }), ...(text !== undefined && { body: text }) };
  const isShown = Object.keys(alert).length > 0;
  const isNoticed = isShown || sound !== undefined;
  return {
    path: `/3/device/${token}`,
    headers: {
      'apns-push-type': isNoticed ? 'alert' : 'background',
      // The service refuses to wake a device at once for what nobody notices.
      'apns-priority': priority === 'low' || !isNoticed ? '5' : '10',
      ...(deadline !== undefined && { 'apns-expiration': String(Math.floor(deadline / 1000)) }),
    },
    payload: {
      aps: {
        ...(isShown && { alert }),
        ...(!isNoticed && { 'content-available': 1 }),
        ...(sound !== undefined && { sound }),
        ...(click?.activity && { category: click.activity }),
        // An extension of the app gets the file, and puts it into the notification.
        ...(mediaUrl !== undefined && { 'mutable-content': 1 }),
        ...Object(ownAps),
      },
      ...(mediaUrl !== undefined && { 'media-url': mediaUrl }),
      ...(icon !== undefined && { icon }),
      ...(click?.url && { url: click.url }),
      ...own,
    },
  };
}

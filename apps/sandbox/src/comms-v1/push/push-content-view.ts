import type { PushNotificationContent } from '@comms/push/v1';
import type { CamelWire } from '../../api/wire.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { pushContentWriter } from '../../push/push-content.ts';
import { pushMediaView } from '../../push/push-media.ts';
import { variablesOfPush } from '../../push/push-request.ts';
import type { Owner } from '../../resources/resource.ts';
import { compileTexts } from '../../templates/liquid.ts';
import { readPushes } from './push-request.ts';

type Content = CamelWire<PushNotificationContent>;

/** What a notification shows, filled for its recipient: in the form in which it was sent, or else turned into v1's. */
export function pushContentView(owner: Owner, row: StoredDelivery, baseURL: string): Content {
  const { content, v1 } = readPushes(row);
  const variables = variablesOfPush(row);
  if (v1) return Object(compileTexts(v1.content)(variables));
  return contentOfPreview(JSON.parse(pushContentWriter(content, pushMediaView(owner, content, baseURL))(variables)));
}

/** A content as the preview writes it. */
interface Shown {
  readonly title?: string;
  readonly text?: string;
  readonly content_id?: string;
  readonly media?: { readonly content_reference?: { readonly temporary_url?: string } };
}

function contentOfPreview({ title, text, content_id: contentId, media }: Shown): Content {
  const url = media?.content_reference?.temporary_url;
  return {
    ...(title !== undefined && { title }),
    ...(text !== undefined && { body: text }),
    ...(url !== undefined && { images: [{ url }] }),
    ...(contentId !== undefined && { contentId }),
  };
}

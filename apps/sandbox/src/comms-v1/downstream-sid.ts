import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { type ContentsByChannel, contentOn } from '../messages/message-content.ts';
import { sidOf } from '../sid.ts';

type Request = ContentsByChannel & { readonly content: Parameters<typeof contentOn>[0]['content'] };

/** The SID by which the older APIs know a message: `SM…`, or `MM…` where it has media. */
export function downstreamSid({ id, recipients, request }: StoredDelivery): string {
  const parsed: Request = JSON.parse(request);
  const content = contentOn(parsed, recipients);
  return sidOf('media' in content && content.media?.length ? 'MM' : 'SM', id);
}

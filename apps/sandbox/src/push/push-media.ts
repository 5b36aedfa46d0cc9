import type { Media } from '@comms/core';
import { Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { mediaViewOf } from '../content/media-file.ts';
import { prefixedId } from '../prefixed-id.ts';
import { type Owner, resourceOf } from '../resources/resource.ts';
import type { PushContent } from './push-request.ts';

/** The media file of a content as answers show it. */
export function pushMediaView(owner: Owner, content: PushContent, baseURL: string): Wire<Media> | undefined {
  const media = 'media' in content ? content.media : undefined;
  if (!media) return undefined;
  if ('url' in media) return { content_reference: { temporary_url: media.url, expires_at: null } };
  return mediaViewOf(owner, media.media_id, baseURL) ?? { id: prefixedId('media', media.media_id) };
}

/**
 * Refuses a media file that does not exist, before anything is written.
 *
 * @throws {Refusal} 400
 */
export function checkPushMedia(owner: Owner, content: PushContent): void {
  const media = 'media' in content ? content.media : undefined;
  if (!media || 'url' in media || resourceOf(owner, 'media', media.media_id)) return;
  const field = 'content.media.media_id';
  throw new Refusal(400, { code: 20404, field, message: `${field} is no media file of this account` });
}

import type { Media } from '@comms/core';
import type { SendMessagesContent } from '@comms/messages';
import { Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { mediaViewOf } from '../content/media-file.ts';
import { prefixedId } from '../prefixed-id.ts';
import { type Owner, resourceOf } from '../resources/resource.ts';

type Content = Wire<SendMessagesContent>;

/** The media files of a content as answers show them: those that were uploaded, and those that are on the web. */
export function mediaViews(owner: Owner, content: Content, baseURL: string): Wire<Media>[] {
  return mediaOf(content).map((input) => {
    if ('url' in input) return { content_reference: { temporary_url: input.url, expires_at: null } };
    return mediaViewOf(owner, input.media_id, baseURL) ?? { id: prefixedId('media', input.media_id) };
  });
}

/**
 * Refuses media files that do not exist, before anything is written.
 *
 * @throws {Refusal} 400 with a problem for each of them.
 */
export function checkMedia(owner: Owner, content: Content): void {
  const problems = mediaOf(content).flatMap((input, index) => {
    if ('url' in input || resourceOf(owner, 'media', input.media_id)) return [];
    const field = `content.media[${index}].media_id`;
    return [{ code: 20404, field, message: `${field} is no media file of this account` }];
  });
  if (problems.length > 0) throw new Refusal(400, problems);
}

function mediaOf(content: Content): NonNullable<Extract<Content, { media?: unknown }>['media']> {
  return 'media' in content ? (content.media ?? []) : [];
}

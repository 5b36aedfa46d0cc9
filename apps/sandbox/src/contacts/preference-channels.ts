import type { Problem } from '../api/problem.ts';
import type { ResourceRow } from '../resources/resource.ts';

/** What holds for one kind of communication until a contact says otherwise. */
export interface ChannelDefault {
  readonly channel: string;
  readonly default_opt_in: boolean;
}

/** What holds for each kind of communication that a preference names. */
export function channelsOfPreference({ fields }: Pick<ResourceRow, 'fields'>): ChannelDefault[] {
  return JSON.parse(fields).channels;
}

/** Finds kinds of communication that are named twice, which would leave open what holds for them. */
export function checkChannels(request: unknown): Problem[] {
  const { channels } = Object(request);
  if (!Array.isArray(channels)) return [];
  const kinds = channels.map((each: unknown) => (typeof each === 'string' ? each : Object(each).channel));
  return kinds.flatMap((kind: unknown, index) => {
    if (typeof kind !== 'string' || kinds.indexOf(kind) === index) return [];
    const field = typeof channels[index] === 'string' ? `channels[${index}]` : `channels[${index}].channel`;
    return [{ code: 20001, field, message: `${field} is named before` }];
  });
}

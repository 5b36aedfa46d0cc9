import type { FetchSingleMediaRequest, ListMediaRequest, ListMediaResponse, StoredMedia } from '@comms/content';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { fieldIs, findResource, listResources } from '../resources/resource.ts';
import { mediaView } from './media-store.ts';

/** A list's request as its query has it: the author's fields stand beside the others. */
type ListQuery = Omit<Wire<ListMediaRequest>, 'created_by'> & {
  readonly contact_id?: string | null;
  readonly agent_id?: string | null;
  readonly address?: string | null;
  readonly channel?: string | null;
};

/** Lists media, the newest first. */
export function answerListMedia(request: ListQuery, call: Call): Reply<Wire<ListMediaResponse>> {
  const { contact_id: contact, agent_id: agent } = request;
  const filter = new Filter()
    .and(fieldIs('upload_status'), request.upload_status)
    .and(fieldIs('mime_type'), request.mime_type?.toLowerCase())
    .and(authorIs('contact_id'), contact ? prefixedId('contact', contact) : undefined)
    .and(authorIs('agent_id'), agent ? prefixedId('agent', agent) : undefined)
    .and(authorIs('address'), request.address ?? undefined)
    .and(authorIs('channel'), request.channel ?? undefined)
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const { rows, pagination } = listResources(call, 'media', request, filter);
  return { status: 200, body: { media: rows.map((row) => mediaView(call, row, call.baseURL)), pagination } };
}

/** Takes `created_by[contact_id]` for `contact_id`, the other form in which a query may hold an object. */
export function flattenAuthor(query: unknown): Problem[] {
  const fields: Record<string, unknown> = Object(query);
  for (const name of ['contact_id', 'agent_id', 'address', 'channel']) {
    const nested = `created_by[${name}]`;
    if (!(nested in fields)) continue;
    fields[name] ??= fields[nested];
    delete fields[nested];
  }
  return [];
}

export function answerFetchSingleMedia(
  { media_id: id }: Wire<FetchSingleMediaRequest>,
  call: Call,
): Reply<Wire<StoredMedia>> {
  return { status: 200, body: mediaView(call, findResource(call, 'media', id), call.baseURL) };
}

function authorIs(field: string): string {
  return `r.fields ->> '$.created_by.${field}' = ?`;
}

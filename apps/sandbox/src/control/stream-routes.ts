import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { feedKinds } from '../feed/watched-rows.ts';
import { FeedStream } from './feed-stream.ts';
import { QueryFields } from './query-fields.ts';

/** Tells what changes, as server-sent events: for the page, for tests and for tools. */
export function streamRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.get('/', async ({ req }) => {
    const query = new QueryFields(req.url);
    const account = query.text('account_sid');
    const kinds = query.text('kinds')?.split(',');
    // A browser that comes back has the newer one in the header, and the old one still in its address.
    const asked = query.text('last_event_id');
    const last = req.header('last-event-id') ?? asked;
    for (const kind of kinds ?? []) {
      if (!feedKinds.some((known) => known === kind)) query.wrong('kinds', `must be some of ${feedKinds.join(', ')}`);
    }
    query.finish(['account_sid', 'kinds', 'last_event_id']);
    const stream = new FeedStream(services, { account, kinds: kinds && new Set(kinds) });
    const body = await stream.open(last);
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
  });
  return api;
}

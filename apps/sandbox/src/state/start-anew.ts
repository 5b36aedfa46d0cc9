import type { Receiver } from '../api/answer-request.ts';
import { fetchLeft } from '../content/fetch-media.ts';
import { forgetSecret } from '../content/temporary-url.ts';
import { startMailRelay } from '../emails/mail-relay.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

/** All rows were replaced by others, or removed: forgets what was known of those before, and goes on with what these say. */
export async function startAnew({ services, authenticator }: Receiver): Promise<void> {
  const { database, clock, ids, faults, requests, events, webhooks, jobs, journals, feed, seed } = services;
  authenticator.forget();
  const savedClock = readSetting(database, 'clock');
  clock.startAnew(savedClock === undefined ? undefined : JSON.parse(savedClock));
  ids.startAnew(readSetting(database, 'last_id'));
  faults.startAnew();
  forgetSecret(services);
  requests.forget();
  // Rows of another sandbox go on with the draws of this one.
  database.write(() => writeSetting(database, 'seed', String(seed)));
  events.forget();
  events.queue.startAnew();
  webhooks.startAnew();
  startMailRelay(services);
  fetchLeft(services);
  journals.startAnew();
  jobs.reschedule();
  await feed.startAnew();
}

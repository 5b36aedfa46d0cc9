import { feedKinds } from '../../feed/watched-rows.ts';
import type { Paths } from './route.ts';
import { anything, list, moment, object, text } from './schema.ts';

/** What happens, as it happens. */
export const feedPaths: Paths = {
  '/stream': {
    get: {
      summary: 'Tells what changes, as server-sent events',
      description:
        'The name of each event is the kind of thing that has changed, and its data `{ account_sid, item }` with the item as its ' +
        'list shows it. `hello` comes first; `many` says that more has changed of a kind than is told one by one, `reload` that ' +
        'what was missed is not known any more, and `reset` that everything was removed or replaced: read the lists anew, then.',
      query: {
        account_sid: text('Only what belongs to this account'),
        kinds: text(`Only these, with commas between them: ${feedKinds.join(', ')}`),
        last_event_id: text('The id of the last event that was read, where the header Last-Event-ID cannot be set'),
      },
      answers: { 200: { description: 'The events, without end', contentType: 'text/event-stream' } },
    },
  },
  '/wait': {
    get: {
      summary: 'Waits until something is there, and gives it',
      description:
        'What is there already counts: `since` leaves out what is older. Beside those listed here, each kind takes the ' +
        'filters of its list.',
      query: {
        kind: text('What is waited for: message, email, push_notification, otp, webhook, event, request …'),
        account_sid: text('Only what belongs to this account'),
        since: moment('Only what was made then or later'),
        timeout: text('How long is waited at most, such as 10s (the default), 500ms or PT1M'),
        to: text('The address of a recipient'),
        from: text('The address of the sender'),
        text: text('A part of the text'),
        type: text('The type of an event'),
        event: text('What a webhook tells'),
        state: text('Where it stands'),
      },
      answers: {
        200: {
          description:
            'The newest that is as wished; messages, e-mails and notifications have their `code` and `links`',
          schema: object({ kind: text('What it is'), item: anything('As its list shows it') }),
        },
        408: {
          description: 'Nothing came',
          schema: object({
            code: { type: 'integer' },
            message: text('What was waited for'),
            nearest: list(object({ item: anything('As its list shows it'), misses: list(text('A filter')) })),
          }),
        },
      },
    },
  },
};

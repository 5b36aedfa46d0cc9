import { createRequire } from 'node:module';
import * as imported from '@comms/core';
import { fetchOneMessage } from '@comms/messages/operations';
import { expect, test } from 'vitest';

// The CommonJS build is a second copy beside the ES module build: nothing is shared but what both find in the process.
const required: typeof imported = createRequire(import.meta.url)('@comms/core');
const copies = [
  { asker: 'an imported copy', other: 'a required one', mine: imported, theirs: required },
  { asker: 'a required copy', other: 'an imported one', mine: required, theirs: imported },
];

function clientOf(core: typeof imported, answer: () => Response): imported.Client {
  const httpClient = new core.HttpClient({ fetcher: async () => answer() });
  return core.createClient({ httpClient, security: { username: 'AC00', password: 'secret' } });
}

test('the two copies are two', () => {
  expect(required.ApiError).not.toBe(imported.ApiError);
});

test.each(copies)('$asker recognises an ApiError of $other', async ({ mine, theirs }) => {
  const client = clientOf(theirs, () => Response.json({ code: 20404 }, { status: 404 }));

  const error = await theirs.execute(client, fetchOneMessage, { messageId: 'message_1' }).catch((reason) => reason);

  expect(error).not.toBeInstanceOf(mine.ApiError);
  expect(mine.ApiError.isInstance(error)).toBe(true);
  expect(mine.CommsError.isInstance(error)).toBe(true);
  expect(mine.TimeoutError.isInstance(error)).toBe(false);
});

test.each(copies)('$asker makes calls with a client of $other', async ({ mine, theirs }) => {
  const client = clientOf(theirs, () => Response.json({ id: 'message_1' }));

  const message = await mine.execute(mine.createClient(client), fetchOneMessage, { messageId: 'message_1' });

  expect(message.id).toBe('message_1');
});

test.each(copies)('$asker knows the answer behind a result of $other', async ({ mine, theirs }) => {
  const client = clientOf(theirs, () => Response.json({ id: 'message_1' }, { headers: { 'x-request-id': 'RQ1' } }));

  const message = await theirs.execute(client, fetchOneMessage, { messageId: 'message_1' });

  expect(mine.responseOf(message)?.requestId).toBe('RQ1');
});

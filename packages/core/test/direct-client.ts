import { type Client, type ClientOptions, createClient, execute } from '../src/index.ts';
import { credentials } from './answering-client.ts';
import { fetchNote } from './note-operations.ts';
import { served } from './served.ts';

/**
 * A client without a `fetch` of its own, in a process whose direct transport is in use: the first calls go through the
 * platform's `fetch` while `node:http` is loaded.
 */
export async function directClient(options: ClientOptions): Promise<Client> {
  const url = await served((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  const warm = createClient({ security: credentials, serverURL: url });
  for (let count = 0; count < 4; count++) {
    await execute(warm, fetchNote, { noteId: 'a' });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return createClient({ security: credentials, ...options });
}

import { Messages } from '@comms/messages';
import { authorization, messageId, security } from './sample-request.ts';

const { SERVER: server = '', SIDE: side = '' } = process.env;
const headers = { authorization, accept: 'application/json' };
const messages = new Messages({ security, serverURL: `${server}/preview` });

async function byFetch(): Promise<number> {
  let count = 0;
  let token = '';
  do {
    const response = await fetch(`${server}/preview/Messages?page_size=1000&page_token=${token}`, { headers });
    const page = await response.json();
    if (!isPage(page)) throw new Error('the server gave no page');
    for (const { id } of page.messages) if (id) count++;
    token = page.pagination.next;
  } while (token);
  return count;
}

interface WirePage {
  readonly messages: readonly { readonly id: string }[];
  readonly pagination: { readonly next: string };
}

function isPage(value: unknown): value is WirePage {
  return value instanceof Object && 'messages' in value && 'pagination' in value;
}

async function byComms(): Promise<number> {
  let count = 0;
  for await (const { id } of messages.listMessages({ pageSize: 1000 })) if (id) count++;
  return count;
}

// A few calls first: what loads with them is measured elsewhere.
for (let done = 0; done < 3; done++) {
  if (side === 'fetch') await (await fetch(`${server}/preview/Messages/${messageId}`, { headers })).json();
  else await messages.fetchOneMessage(messageId);
}
const rss = process.memoryUsage.rss();
const began = performance.now();
const count = await (side === 'fetch' ? byFetch() : byComms());
const ms = performance.now() - began;
if (count !== 100_000) throw new Error(`${count} items instead of 100,000`);
console.log(JSON.stringify({ ms, mebibytes: process.resourceUsage().maxRSS / 1024 - rss / 1024 ** 2 }));
process.exit();

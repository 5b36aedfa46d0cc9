// Receives events at a server of its own: signed, typed, and each dealt with once, though one of them is delivered twice.
import { createServer } from 'node:http';
import { EventSubscriptions } from '@comms/events';
import { toNodeListener } from '@comms/events/node';
import { createEventRouter, createWebhookHandler } from '@comms/events/webhooks';
import { Messages } from '@comms/messages';
import { startSandbox } from '@comms/sandbox';

const security = { username: `AC${'0'.repeat(32)}`, password: 'the auth token' };
let isFirst = true;
const handle = createWebhookHandler({
  secrets: security.password,
  onEvent: createEventRouter({
    'message.sent': () => {
      const wasFirst = isFirst;
      isFirst = false;
      if (wasFirst) throw new Error('The database is away for a moment.');
      console.log('message.sent: dealt with when it came again');
    },
    'message.delivered': ({ data }) => console.log(`message.delivered: to ${data.to?.[0]?.address}`),
    fallback: ({ type }, { isKnown }) => console.log(`${type}: ${isKnown ? 'known' : 'unknown'}, and not needed here`),
  }),
  onError: (error) => console.log(`not dealt with: ${error instanceof Error ? error.message : error}`),
});

const server = createServer(toNodeListener(handle));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  await new EventSubscriptions({ sandboxURL: sandbox.url, security }).createSubscription({
    filters: {
      eventFilters: [{ type: 'message.sent' }, { type: 'message.delivered' }, { type: 'operation.completed' }],
    },
    sinks: { primary: { url: `http://127.0.0.1:${port}/events` } },
  });
  await new Messages({ sandboxURL: sandbox.url, security }).sendMessages({
    from: { address: '+15005550006', channel: 'tel' },
    to: [{ address: '+12065550100', channel: 'tel' }],
    content: { text: 'Hello' },
  });
  // All that happens in this minute is delivered in it, and what fails is tried again.
  await sandbox.clock.advance(60_000);
} finally {
  await sandbox.close();
  server.close();
}

// What a client does when the network fails can be seen only where it fails on purpose.
import { HttpClient, OutcomeUnknownError } from '@comms/core';
import { Messages } from '@comms/messages';
import { createSandbox } from '@comms/sandbox/testing';

await using sandbox = await createSandbox();
const messages = new Messages({ ...sandbox.clientOptions, httpClient: new HttpClient({ fetcher: sandbox.fetch }) });
const message = {
  from: { address: '+15005550006', channel: 'tel' },
  to: [{ address: '+14155550100', channel: 'tel' }],
  content: { text: 'Hello' },
};

// The send is kept, and then the connection is cut: was it sent or not?
await sandbox.fault({ match: { operation: 'sendMessages', times: 1 }, action: { type: 'reset_after_commit' } });
await messages.sendMessages(message).catch((error: unknown) => {
  console.log(`Its outcome is unknown: ${OutcomeUnknownError.isInstance(error)}, and it was sent once:`);
});
console.log((await sandbox.messages()).length);

// The service is busy, and says for how long.
await sandbox.fault({
  match: { operation: 'sendMessages', times: 1 },
  action: { type: 'error', status: 429, retry_after: 1 },
});
await messages.sendMessages(message);
console.log(`Repeated after a 429: ${(await sandbox.messages()).length} messages`);

// A tenth of the recipients is not reached.
await sandbox.fault({ action: { type: 'operation', effect: 'partial_failure', percent: 10, code: 30_007 } });
const to = Array.from({ length: 50 }, (_, number) => ({ address: `+1206555${1000 + number}`, channel: 'tel' }));
const { operation } = await messages.sendMessages({ ...message, to });
await sandbox.clock.runUntilIdle();
const { delivery } = await operation.refresh();
console.log(`${delivery?.delivered?.count} delivered, ${delivery?.failed?.count} failed`);

// What takes ten minutes in life takes none in a test: the clock is stopped, and moved.
import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { createSandbox } from '@comms/sandbox/testing';

await using sandbox = await createSandbox({ seed: 7 });
await sandbox.clock.freeze(new Date('2026-01-31T09:30:00Z'));
const messages = new Messages({ ...sandbox.clientOptions, httpClient: new HttpClient({ fetcher: sandbox.fetch }) });

const sent = await messages.sendMessages({
  from: { address: '+15005550006', channel: 'tel' },
  to: [
    { address: '+14155550100', channel: 'tel' },
    { address: '+15005551201', channel: 'tel' },
  ],
  content: { text: 'Hello' },
});
console.log(`Now: ${(await sent.operation.refresh()).status}`);

const { effects, now } = await sandbox.clock.runUntilIdle();
for (const { what } of effects) console.log(what);
console.log(
  `${now.getTime() < Date.parse('2026-01-31T09:31:00Z')}: all of it in less than a minute of the sandbox's time`,
);

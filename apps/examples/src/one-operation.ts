// The smallest bundle: only what is named is shipped. Start a sandbox first, and set COMMS_SANDBOX_URL to its address.
import { createClient, execute } from '@comms/core';
import { sendMessages } from '@comms/messages/operations';

const sent = await execute(createClient(), sendMessages, {
  from: { address: '+15005550006', channel: 'tel' },
  to: [{ address: '+15005551000', channel: 'tel' }],
  content: { text: 'Hello' },
});
const done = await sent.operation.wait({ deadlineMs: 60_000 });

console.log(`${done.status}: ${done.delivery?.delivered?.count} of ${done.delivery?.totalCount} delivered`);

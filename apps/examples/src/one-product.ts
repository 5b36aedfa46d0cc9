// One product. Start a sandbox first, and set COMMS_SANDBOX_URL to its address.
import { Messages } from '@comms/messages';

const messages = new Messages();
const sent = await messages.sendMessages({
  from: { address: '+15005550006', channel: 'tel' },
  to: [{ address: '+15005551000', channel: 'tel', variables: { name: 'Ada' } }],
  content: { text: 'Hello {{ name }}' },
});
const done = await sent.operation.wait({ deadlineMs: 60_000 });

console.log(`${done.status}: ${done.delivery?.delivered?.count} of ${done.delivery?.totalCount} delivered`);

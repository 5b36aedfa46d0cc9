// Every product behind one client. Start a sandbox first, and set COMMS_SANDBOX_URL to its address.
import { Comms } from '@comms/sdk';

const comms = new Comms();
const sent = await comms.messages.sendMessages({
  from: { address: '+15005550006', channel: 'tel' },
  to: [
    { address: '+15005551000', channel: 'tel' },
    { address: '+15005551100', channel: 'tel' },
  ],
  content: { text: 'Hello' },
});
await sent.operation.wait({ deadlineMs: 60_000 });

for await (const message of comms.messages.listMessages({ operationId: sent.operation.id })) {
  console.log(message.id, message.content?.text);
}

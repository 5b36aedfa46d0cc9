// Lets a rider and a driver text each other, and neither sees the number of the other.
import { Messages } from '@comms/messages';
import { ProxyV1 } from '@comms/proxy';
import { startSandbox } from '@comms/sandbox';

const security = { username: `AC${'0'.repeat(32)}`, password: 'the auth token' };
const rider = '+12065550101';
const driver = '+12065550102';

const sandbox = await startSandbox();
await sandbox.clock.set({ mode: 'frozen' });
try {
  const proxy = new ProxyV1({ sandboxURL: sandbox.url, security });
  const messages = new Messages({ sandboxURL: sandbox.url, security });

  const service = await proxy.createService({ uniqueName: 'rides' });
  for (const phoneNumber of ['+12065550201', '+12065550202'])
    await proxy.createPhoneNumber(service.sid, { phoneNumber });
  const session = await proxy.createSession(service.sid, { uniqueName: 'ride-7', ttl: 3600 });
  const ada = await proxy.createParticipant(service.sid, session.sid, { identifier: rider, friendlyName: 'Ada' });
  const bob = await proxy.createParticipant(service.sid, session.sid, { identifier: driver, friendlyName: 'Bob' });

  await text(rider, ada.proxyIdentifier, 'I am at the door.');
  await text(driver, bob.proxyIdentifier, 'Two minutes.');
  await sandbox.clock.advance(10_000);

  for await (const { data } of proxy.listInteraction(service.sid, session.sid)) console.log('relayed', data);
  const sent = await messages.listMessages({}).toArray({ limit: 100 });
  const reached = sent.filter(({ to }) => to?.some(({ address }) => address === rider || address === driver));
  const seen = reached.filter(({ from }) => from?.address === rider || from?.address === driver);
  console.log(`${reached.length} texts reached a person, ${seen.length} of them from the other's own number`);

  const { status, closedReason } = await proxy.updateSession(service.sid, session.sid, { status: 'closed' });
  console.log(`The session is ${status}, by ${closedReason}.`);
} finally {
  await sandbox.close();
}

/** Lets a text come in from a phone to the number that its owner was given. */
async function text(from: string, to: string | null | undefined, words: string): Promise<void> {
  const body = JSON.stringify({
    account_sid: security.username,
    from: { address: from, channel: 'tel' },
    to: { address: to, channel: 'tel' },
    text: words,
  });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sandbox.url}/_sandbox/v1/inbound/messages`, { method: 'POST', headers, body });
}

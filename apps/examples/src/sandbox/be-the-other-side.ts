// People write back, and ask to be left alone.
import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { createSandbox } from '@comms/sandbox/testing';

await using sandbox = await createSandbox();
const messages = new Messages({ ...sandbox.clientOptions, httpClient: new HttpClient({ fetcher: sandbox.fetch }) });
const shop = { address: '+15005550006', channel: 'tel' };
const ada = { address: '+14155550100', channel: 'tel' };
const write = async (text: string): Promise<void> => await sandbox.receiveMessage({ from: ada, to: shop, text });
const send = async (text: string): Promise<string | undefined> => {
  await messages.sendMessages({ from: shop, to: [ada], content: { text } });
  await sandbox.clock.runUntilIdle();
  const [newest] = await sandbox.messages({ text });
  return newest && `${newest.state}${newest.errors.map(({ code }) => `, ${code}`).join('')}`;
};

await send('Your parcel is on its way.');
await write('Thanks!');
console.log((await sandbox.messages({ direction: 'inbound' })).map(({ text }) => text));

await write('STOP');
console.log('after STOP:', await send('We have an offer for you.'));
await write('START');
console.log('after START:', await send('Welcome back.'));

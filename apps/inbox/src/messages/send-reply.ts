import { callControl } from '../data/control-client.ts';
import { attempt } from '../state/notice.ts';
import type { Thread } from './threads.ts';

/** Whether someone can answer in a thread: a group has no one phone, and a thread without a number of ours no receiver. */
export function canReply({ people, ours }: Thread): boolean {
  return people.length === 1 && Boolean(people[0]?.address) && Boolean(ours?.address);
}

/** Writes as the person who holds the phone; says whether it came in. */
export async function sendReply(thread: Thread, text: string): Promise<boolean> {
  const { people, ours, channel, accountSid } = thread;
  return await attempt(async () => {
    const body = {
      account_sid: accountSid,
      from: { address: people[0]?.address, channel: people[0]?.channel ?? channel },
      to: { address: ours?.address, channel: ours?.channel ?? channel },
      text,
    };
    await callControl('POST', '/inbound/messages', { body });
  });
}

import type { Problem } from '../../api/problem.ts';
import { fieldsOf, listOf } from '../../api/unchecked-fields.ts';
import { checkAddresses } from '../../contacts/check-address.ts';
import { storedRecipientChannel } from '../channel.ts';
import { namedTwice } from './named-twice.ts';

const invalidCode = 20001;

/** Finds what the contract cannot say of `resolveSenders`: addresses of another form, channels that stand twice, no sender. */
export function checkResolveSenders(request: unknown): Problem[] {
  const recipients = listOf(fieldsOf(request)['recipientAddresses']).map((each) => ({
    address: fieldsOf(each)['address'],
    channel: storedChannel(fieldsOf(each)['channel']),
  }));
  const controls = fieldsOf(request)['channels'];
  return [
    ...checkAddresses(recipients, 'recipientAddresses'),
    ...nameless(listOf(fieldsOf(request)['senderAddresses'])),
    ...namedTwice(listOf(fieldsOf(controls)['filterIn']), (index) => `channels.filterIn[${index}]`),
    ...namedTwice(
      listOf(fieldsOf(controls)['priority']).map((each) => fieldsOf(each)['channel']),
      (index) => `channels.priority[${index}].channel`,
    ),
  ];
}

function storedChannel(channel: unknown): unknown {
  return typeof channel === 'string' ? storedRecipientChannel(channel) : channel;
}

/** Push credentials may each be left out, but not both. */
function nameless(senders: readonly unknown[]): Problem[] {
  return senders.flatMap((each, index) => {
    if (!(each instanceof Object) || Object.keys(each).length > 0) return [];
    const field = `senderAddresses[${index}]`;
    return [
      { code: invalidCode, field, message: `${field} names no sender: give an address, or the id of a credential` },
    ];
  });
}

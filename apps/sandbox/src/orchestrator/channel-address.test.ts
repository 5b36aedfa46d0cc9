import { expect, test } from 'vitest';
import { addressProblem, channelAddress, plainAddress } from './channel-address.ts';

test.each([
  ['SMS', '+18005550100'],
  ['SMS', '72345'],
  ['SMS', 'Support'],
  ['VOICE', '+18005550100'],
  ['VOICE', 'client:ada'],
  ['VOICE', 'sip:ada@example.com'],
  ['WHATSAPP', 'whatsapp:+18005550100'],
  ['RCS', 'rcs:brand_acme_agent'],
  ['CHAT', 'anything at all'],
  ['VIDEO', 'room'],
])('%s has the address %s', (channel, address) => {
  expect(addressProblem(channel, address, 'address')).toEqual([]);
});

test.each([
  ['SMS', '8005550100 0'],
  ['SMS', '+0800'],
  ['SMS', 'whatsapp:+18005550100'],
  ['VOICE', '72345'],
  ['WHATSAPP', '+18005550100'],
  ['RCS', '+18005550100'],
  ['RCS', 'rcs:'],
])('%s does not have the address %s', (channel, address) => {
  expect(addressProblem(channel, address, 'to')).toMatchObject([{ field: 'to' }]);
});

test('the word for a channel is written once, and left out where all channels are one', () => {
  expect(channelAddress('WHATSAPP', '+18005550100')).toBe('whatsapp:+18005550100');
  expect(channelAddress('WHATSAPP', 'whatsapp:+18005550100')).toBe('whatsapp:+18005550100');
  expect(channelAddress('SMS', '+18005550100')).toBe('+18005550100');
  expect(plainAddress('rcs:+18005550100')).toBe('+18005550100');
  expect(plainAddress('whatsappy')).toBe('whatsappy');
});

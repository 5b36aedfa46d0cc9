import { expect, test } from 'vitest';
import { storedRecipientChannel, storedSenderChannels, v1RecipientChannel, v1SenderChannel } from './channel.ts';

test.each([
  ['tel', 'SMS', 'PHONE'],
  ['rcs', 'RCS', 'PHONE'],
  ['whatsapp', 'WHATSAPP', 'WHATSAPP'],
  ['email', 'EMAIL', 'EMAIL'],
  ['fcm', 'PUSH', 'FCM'],
  ['chat', 'CHAT', 'CHAT'],
])('%s is %s for a sender, and %s for a recipient', (stored, sender, recipient) => {
  expect([v1SenderChannel(stored), v1RecipientChannel(stored)]).toEqual([sender, recipient]);
});

test.each([
  ['SMS', ['tel']],
  ['RCS', ['rcs']],
  ['PUSH', ['apn', 'fcm']],
  ['CHAT', ['chat']],
])('a sender on %s is stored on %j', (channel, stored) => {
  expect(storedSenderChannels(channel)).toEqual(stored);
});

test.each([
  ['PHONE', 'tel'],
  ['SMS', 'tel'],
  ['WHATSAPP', 'whatsapp'],
  ['CHAT', 'chat'],
])('a recipient on %s is stored on %s', (channel, stored) => {
  expect(storedRecipientChannel(channel)).toBe(stored);
});

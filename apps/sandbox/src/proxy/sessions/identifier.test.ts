import { expect, test } from 'vitest';
import { addressOf, identifierOf, isPlausible, onSameChannel, phoneNumberOf } from './identifier.ts';

test.each([
  ['+12065550100', 'tel', '+12065550100'],
  ['+12065550100', 'whatsapp', 'whatsapp:+12065550100'],
  ['123456', 'fbm', 'messenger:123456'],
])('%s on %s is %s, there and back', (address, channel, identifier) => {
  expect(identifierOf({ address, channel })).toBe(identifier);
  expect(addressOf(identifier)).toEqual({ address, channel });
});

test('an address that has its channel before it already gets it once', () => {
  expect(identifierOf({ address: 'whatsapp:+12065550100', channel: 'whatsapp' })).toBe('whatsapp:+12065550100');
});

test.each(['+12065550100', '+442079460100', 'messenger:123456', 'whatsapp:+12065550100'])(
  '%s could be someone',
  (text) => {
    expect(isPlausible(text)).toBe(true);
  },
);

test.each(['12065550100', '+1206555010', '+11065550100', '+44', 'messenger:', 'my phone', ''])(
  '%s could be nobody',
  (text) => {
    expect(isPlausible(text)).toBe(false);
  },
);

test('the phone number of an identifier is found, where there is one', () => {
  expect(phoneNumberOf('+12065550100')).toBe('+12065550100');
  expect(phoneNumberOf('whatsapp:+12065550100')).toBe('+12065550100');
  expect(phoneNumberOf('messenger:123456')).toBeUndefined();
});

test('a number is seen on the channel of whoever sees it', () => {
  expect(onSameChannel('+12065550100', '+18005550100')).toBe('+18005550100');
  expect(onSameChannel('whatsapp:+12065550100', '+18005550100')).toBe('whatsapp:+18005550100');
  expect(onSameChannel('messenger:123456', '+18005550100')).toBe('messenger:18005550100');
});

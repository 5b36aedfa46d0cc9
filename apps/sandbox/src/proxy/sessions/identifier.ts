import type { CommunicationAddress } from '@comms/core';

/** The words that stand before identifiers, by the channels that the sandbox knows under another name. */
const wordOfChannel: Readonly<Record<string, string>> = { fbm: 'messenger' };
const channelOfWord: Readonly<Record<string, string>> = { messenger: 'fbm' };

/** An address as participants have it: a plain phone number, or one with its channel before it. */
export function identifierOf({ address, channel }: CommunicationAddress): string {
  if (channel === 'tel') return address;
  const word = wordOfChannel[channel] ?? channel;
  return address.startsWith(`${word}:`) ? address : `${word}:${address}`;
}

/** An identifier as the engine of all sends has it. */
export function addressOf(identifier: string): CommunicationAddress {
  const word = channelWordOf(identifier);
  if (word === undefined) return { address: identifier, channel: 'tel' };
  return { address: identifier.slice(word.length + 1), channel: channelOfWord[word] ?? word };
}

/** What stands before the colon of an identifier on a channel; undefined for a phone number. */
export function channelWordOf(identifier: string): string | undefined {
  return /^([a-z]\w*):/i.exec(identifier)?.[1];
}

/** Whether something could be a person's phone number, or an address on a channel. */
export function isPlausible(identifier: string): boolean {
  if (channelWordOf(identifier) !== undefined) return /^[a-z]\w*:\S+$/i.test(identifier);
  return identifier.startsWith('+1') ? /^\+1[2-9]\d{9}$/.test(identifier) : /^\+[2-9]\d{6,14}$/.test(identifier);
}

/** The phone number in an identifier, where there is one: `whatsapp:+12065550100` has one, `messenger:123456` has none. */
export function phoneNumberOf(identifier: string): string | undefined {
  return /(?:^|:)(\+[1-9]\d{6,14})$/.exec(identifier)?.[1];
}

/** A pool's number as someone on a channel sees it. */
export function onSameChannel(identifier: string, number: string): string {
  const word = channelWordOf(identifier);
  if (word === undefined) return number;
  // Pages have identifiers that are digits only.
  return word === 'messenger' ? `${word}:${number.replace(/^\+/, '')}` : `${word}:${number}`;
}

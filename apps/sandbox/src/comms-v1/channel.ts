/** The channels that senders have in v1, by those of the stored rows. */
const senderChannels: Readonly<Record<string, string>> = {
  tel: 'SMS',
  rcs: 'RCS',
  whatsapp: 'WHATSAPP',
  email: 'EMAIL',
  apn: 'PUSH',
  fcm: 'PUSH',
};

/** The channels that recipients have in v1, by those of the stored rows. What goes by RCS goes to a phone, too. */
const recipientChannels: Readonly<Record<string, string>> = {
  tel: 'PHONE',
  rcs: 'PHONE',
  whatsapp: 'WHATSAPP',
  email: 'EMAIL',
};

/** The channel of a sender as v1 writes it: `tel` is `SMS`. Those that v1 has no word for are in capitals. */
export function v1SenderChannel(stored: string): string {
  return senderChannels[stored] ?? stored.toUpperCase();
}

/** The channel of a recipient as v1 writes it: `tel` is `PHONE`. Those that v1 has no word for are in capitals. */
export function v1RecipientChannel(stored: string): string {
  return recipientChannels[stored] ?? stored.toUpperCase();
}

/** The channels of stored rows that are meant by one of v1's senders: `SMS` is `tel`, and `PUSH` is both of its providers. */
export function storedSenderChannels(channel: string): readonly string[] {
  const known = Object.keys(senderChannels).filter((stored) => senderChannels[stored] === channel);
  return known.length > 0 ? known : [channel.toLowerCase()];
}

/** The channel of a stored row that is meant by one of v1's recipients: `PHONE` is `tel`. */
export function storedRecipientChannel(channel: string): string {
  const known = Object.keys(recipientChannels).find((stored) => recipientChannels[stored] === channel);
  return known ?? (channel === 'SMS' ? 'tel' : channel.toLowerCase());
}

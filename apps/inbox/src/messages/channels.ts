const names: Readonly<Record<string, string>> = {
  tel: 'SMS',
  sms: 'SMS',
  mms: 'MMS',
  whatsapp: 'WhatsApp',
  rcs: 'RCS',
  fbm: 'Messenger',
  gbm: 'Google Business Messages',
  chat: 'Chat',
  email: 'E-mail',
  apn: 'Apple push',
  fcm: 'Google push',
  voice: 'Voice',
  call: 'Call',
};

/** The name that people give to a channel. */
export function channelName(channel: string | null | undefined): string {
  const key = (channel ?? '').toLowerCase();
  return names[key] ?? (channel || 'Unknown');
}

const apnToken = /^[0-9a-f]{64,200}$/i;
const fcmToken = /^\S+$/;

/** What a text lacks to be the token of a device; undefined where it is one. */
export function tokenFault(channel: 'apn' | 'fcm', token: string): string | undefined {
  const isToken = channel === 'fcm' ? fcmToken.test(token) : apnToken.test(token);
  if (isToken) return undefined;
  return `is no device token for ${channel}: ${channel === 'fcm' ? 'a text without spaces' : 'at least 64 hexadecimal digits'}`;
}

/**
 * The form in which addresses are compared, so that one spelling of an address finds another: the case of letters means
 * nothing in e-mails, and the prefix of WhatsApp may be left out.
 */
export function addressKey(channel: string, address: string): string {
  if (channel === 'email') return address.toLowerCase();
  return channel === 'whatsapp' ? address.replace(/^whatsapp:/, '') : address;
}

/** An address that is given twice counts once, as it was written first. */
export function uniqueAddresses<Address extends { readonly address: string; readonly channel: string }>(
  addresses: readonly Address[],
): Address[] {
  const seen = new Set<string>();
  return addresses.filter(({ channel, address }) => {
    const key = `${channel} ${addressKey(channel, address)}`;
    return !seen.has(key) && seen.add(key);
  });
}

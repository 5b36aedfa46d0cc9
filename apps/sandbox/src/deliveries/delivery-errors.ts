/** The code of what was canceled before it was sent: the vendor has none for it, so it is its general code for a conflict. */
export const canceledCode = 20409;

/** The code of what a conversation does not take any more. */
export const conflictCode = 20409;

/** The code of what should go to, or come from, a resource that does not exist. */
export const unknownResourceCode = 20404;

/** The code of what should go to a contact that has no address on a usable channel. */
export const noAddressCode = 21604;

/** The code of what its recipient has declined. */
export const optedOutCode = 21610;

/** The code of what nobody in a pool can send. */
export const noSenderCode = 21606;

/** The code of what no channel of its recipient can show. */
export const unfitCode = 21602;

/** The code of what was not sent before its time was over. */
export const expiredCode = 20408;

/** Why deliveries fail, by the vendor's code. */
const reasons: Readonly<Record<number, string>> = {
  // Three digits are the replies of mail servers.
  550: 'The recipient has no mailbox there',
  553: 'The address is not accepted',
  554: 'The server of the recipient took the e-mail for spam',
  400: 'The token is not valid',
  410: 'The app is no longer on the device',
  20408: 'Its time to deliver was over before it was sent',
  20404: 'The contact, audience, conversation, agent or agent pool does not exist',
  20409: 'The operation was canceled before this was sent',
  21211: 'The recipient is not a valid phone number',
  21212: 'The sender is not a valid phone number',
  21408: 'Sending to the region of this number is not permitted',
  21602: 'No channel that reaches the recipient can show the content',
  21604: 'The contact has no address that this can be sent to',
  21606: 'The sender cannot send to this recipient',
  21610: 'The recipient has opted out',
  21611: "The sender's queue is full",
  21612: 'There is no route from this sender to this recipient',
  21614: 'The recipient is not a mobile number',
  30003: 'The device cannot be reached',
  30004: 'The message was blocked',
  30005: 'The number is unknown',
  30006: 'The number is a landline or cannot be reached by the carrier',
  30007: 'The carrier filtered the message',
  30008: 'The carrier gave no reason',
  61337: 'The recipient does not have RCS enabled',
};

/** Says in words why a delivery failed. */
export function reasonFor(code: number): string {
  return reasons[code] ?? 'The delivery failed';
}

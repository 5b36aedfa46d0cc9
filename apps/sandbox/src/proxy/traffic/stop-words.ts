// "Yes" is a word to start messages, too, by the vendor's list. Between two people it is an answer much more often.
const words = new Set([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  ...['START', 'UNSTOP'],
]);

/** Whether a text does nothing but ask to stop messages, or to start them again. */
export function isStopOrStart(text: string): boolean {
  return words.has(text.trim().toUpperCase());
}

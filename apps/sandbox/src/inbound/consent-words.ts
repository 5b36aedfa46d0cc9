/** What the only word of a message can ask for: no more messages, messages again, or how to do either. */
export type ConsentWish = 'stop' | 'start' | 'help';

const wishes: ReadonlyMap<string, ConsentWish> = new Map([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'].map(
    (word) => [word, 'stop'] as const,
  ),
  ...['START', 'UNSTOP'].map((word) => [word, 'start'] as const),
  ...['HELP', 'INFO'].map((word) => [word, 'help'] as const),
]);

/**
 * What a text asks for that is nothing but one of the vendor's words, in upper or lower case.
 *
 * YES is such a word only from someone who has stopped: else it is an answer much more often.
 */
export function wishIn(text: string | undefined, hasStopped: boolean): ConsentWish | undefined {
  const word = text?.trim().toUpperCase() ?? '';
  return hasStopped && word === 'YES' ? 'start' : wishes.get(word);
}

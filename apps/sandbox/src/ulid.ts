import { seededWord } from './seeded-number.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const digits = [...alphabet];

/** All pairs of letters, in the order in which identifiers count. */
const pairs = digits.flatMap((first) => digits.map((second) => first + second));

/** What the random part counts up to: 40 bits, eight letters. */
const counterSize = 2 ** 40;

/**
 * Makes identifiers: ULIDs in lower case, each greater than the one before.
 *
 * The first ten letters are the time. Eight are drawn from the seed and the time, and eight count on within a millisecond,
 * from a number that is drawn too: the same seed and times give the same identifiers.
 */
export class UlidSource {
  readonly #seed: number;
  readonly #now: () => number;
  #timeMs = -1;
  #head = '';
  #counter = 0;
  /** All but the last two letters, and the counter without them: they change once in a thousand times. */
  #start = '';
  #startCounter = -1;

  constructor(seed: number, now: () => number, last?: string | undefined) {
    this.#seed = seed;
    this.#now = now;
    this.startAnew(last);
  }

  /** Gives the next one. */
  next(): string {
    const timeMs = this.#now();
    if (timeMs > this.#timeMs || this.#counter + 1 >= counterSize) this.#begin(Math.max(timeMs, this.#timeMs + 1));
    else this.#counter += 1;
    return this.last;
  }

  /** The one that was given last; a source that is made with it goes on after it. */
  get last(): string {
    if (this.#head === '') return '';
    const startCounter = Math.floor(this.#counter / pairs.length);
    if (startCounter !== this.#startCounter) {
      this.#startCounter = startCounter;
      this.#start = this.#head + encode(startCounter, 6);
    }
    return this.#start + pairs[this.#counter % pairs.length];
  }

  /** Goes on after another one; without one it forgets what was given, so that the same times give the same again. */
  startAnew(last: string | undefined): void {
    this.#timeMs = last ? decode(last.slice(0, 10)) : -1;
    this.#head = last ? last.slice(0, 18) : '';
    this.#counter = last ? decode(last.slice(18)) : 0;
    this.#start = '';
    this.#startCounter = -1;
  }

  #begin(timeMs: number): void {
    this.#timeMs = timeMs;
    const word = (index: number): number => seededWord(this.#seed, timeMs, index);
    this.#startCounter = -1;
    this.#head = encode(timeMs, 10) + encode(word(0) * 2 ** 8 + (word(1) >>> 24), 8);
    // Half of the room is left to count on.
    this.#counter = word(2) * 2 ** 7 + (word(3) >>> 25);
  }
}

function encode(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = digits[rest % 32] + text;
  return text;
}

function decode(text: string): number {
  let value = 0;
  for (const letter of text) value = value * 32 + alphabet.indexOf(letter);
  return value;
}

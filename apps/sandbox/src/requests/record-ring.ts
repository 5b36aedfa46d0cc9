/** How many records there are at most, and how many bytes they take in all. */
const maxRecords = 10_000;
const capacity = 16_777_216;

/**
 * Records one after the other in one piece of memory: the newest take the place of the oldest.
 *
 * As objects, ten thousand of them would live just long enough to be moved to the part of the heap that is rarely cleaned up,
 * which grew to some 200 MB by that.
 */
export class RecordRing {
  /** Memory is taken when the first record comes, and by the system only as far as it is written to. */
  #bytes: Buffer | undefined;
  readonly #offsets = new Uint32Array(maxRecords);
  readonly #lengths = new Uint32Array(maxRecords);
  /** The number of the first record that is there, and of the one that comes next. */
  #first = 1;
  #next = 1;
  #end = 0;

  get first(): number {
    return this.#first;
  }

  get next(): number {
    return this.#next;
  }

  /** Adds a text, and gives its number. */
  add(text: string): number {
    const length = Buffer.byteLength(text);
    if (length > capacity) throw new RangeError(`A record of ${length} bytes is too long.`);
    if (this.#next - this.#first >= maxRecords) this.#first += 1;
    const offset = this.#makeRoom(length);
    this.#bytes ??= Buffer.allocUnsafeSlow(capacity);
    this.#bytes.write(text, offset);
    this.#offsets[this.#next % maxRecords] = offset;
    this.#lengths[this.#next % maxRecords] = length;
    this.#end = offset + length;
    this.#next += 1;
    return this.#next - 1;
  }

  /** The text with a number; undefined where it was dropped. */
  at(number: number): string | undefined {
    if (number < this.#first || number >= this.#next) return undefined;
    const offset = this.#offsets[number % maxRecords] ?? 0;
    return this.#bytes?.toString('utf8', offset, offset + (this.#lengths[number % maxRecords] ?? 0));
  }

  clear(): void {
    this.#first = this.#next;
    this.#end = 0;
  }

  /** Drops what lies where the next record is written, and gives that place: after the last one, or at the beginning. */
  #makeRoom(length: number): number {
    const isAtEnd = this.#end + length > capacity;
    // Those behind the last one are the oldest, and are given up with the room that is too short.
    if (isAtEnd) this.#dropWithin(this.#end, capacity);
    const offset = isAtEnd ? 0 : this.#end;
    this.#dropWithin(offset, offset + length);
    return offset;
  }

  #dropWithin(from: number, to: number): void {
    for (; this.#first < this.#next; this.#first++) {
      const offset = this.#offsets[this.#first % maxRecords] ?? 0;
      if (offset < from || offset >= to) break;
    }
  }
}

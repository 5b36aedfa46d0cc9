import { type Problem, Refusal } from '../api/problem.ts';

/** Reads what stands in the query of a request to the control API, and collects what is wrong with it. */
export class QueryFields {
  readonly #values: Map<string, string>;
  readonly #problems: Problem[] = [];

  constructor(url: string) {
    // What is given twice counts once: the last one.
    this.#values = new Map(new URL(url).searchParams);
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    this.#values.delete(name);
    return value === '' ? undefined : value;
  }

  /** A whole number. */
  number(name: string, from: number, to: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= from && value <= to) return value;
    this.wrong(name, `must be a whole number from ${from} to ${to}`);
    return undefined;
  }

  /** Those of some names that are given. */
  texts(names: readonly string[]): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of names) {
      const value = this.text(name);
      if (value !== undefined) found[name] = value;
    }
    return found;
  }

  wrong(name: string, message: string): void {
    this.#problems.push({ code: 20001, field: name, message: `${name} ${message}` });
  }

  /** @throws {Refusal} 400 with all that is wrong, and with what nobody has read. */
  finish(known: readonly string[]): void {
    for (const name of this.#values.keys()) this.wrong(name, `is not known here; known are ${known.join(', ')}`);
    if (this.#problems.length > 0) throw new Refusal(400, this.#problems);
  }
}

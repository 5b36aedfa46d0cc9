import { type Problem, Refusal, refusal } from '../api/problem.ts';

/** What a number has to be. */
export interface NumberRange {
  readonly from: number;
  readonly to?: number;
  readonly isInteger?: boolean;
}

/**
 * Reads the fields of a request to the control API, and collects what is wrong with them.
 *
 * Each field is read once by its name; `finish` refuses the request with everything that was found.
 */
export class BodyFields {
  readonly #fields: Record<string, unknown>;
  readonly #path: string;
  readonly #problems: Problem[];

  private constructor(fields: Record<string, unknown>, path: string, problems: Problem[]) {
    this.#fields = fields;
    this.#path = path;
    this.#problems = problems;
  }

  /** Reads a body; one that is empty has no fields. */
  static async of(request: { text(): Promise<string> }): Promise<BodyFields> {
    const text = await request.text();
    try {
      const body: unknown = JSON.parse(text || '{}');
      if (typeof body === 'object' && body !== null && !Array.isArray(body)) return new BodyFields({ ...body }, '', []);
    } catch {
      throw refusal(400, 'The body is no JSON');
    }
    throw refusal(400, 'The body is no JSON object');
  }

  text(name: string, pattern = /./s): string | undefined {
    const value = this.#take(name);
    if (value === undefined || (typeof value === 'string' && pattern.test(value))) return value;
    return this.#wrong(name, `must be a text that matches ${pattern.source}`);
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const value = this.#take(name);
    const found = values.find((each) => each === value);
    return value === undefined || found !== undefined
      ? found
      : this.#wrong(name, `must be one of ${values.join(', ')}`);
  }

  number(name: string, { from, to = Number.MAX_SAFE_INTEGER, isInteger = false }: NumberRange): number | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    const isRight =
      typeof value === 'number' && value >= from && value <= to && (!isInteger || Number.isInteger(value));
    return isRight ? value : this.#wrong(name, `must be a ${isInteger ? 'whole ' : ''}number from ${from} to ${to}`);
  }

  yesOrNo(name: string): boolean | undefined {
    const value = this.#take(name);
    return value === undefined || typeof value === 'boolean' ? value : this.#wrong(name, 'must be true or false');
  }

  date(name: string): Date | undefined {
    const text = this.text(name);
    const date = new Date(text ?? 0);
    if (text === undefined || !Number.isNaN(date.getTime())) return text === undefined ? undefined : date;
    return this.#wrong(name, 'must be a date, such as 2026-01-31T09:30:00Z');
  }

  /** The fields of an object in a field; none where it is left out. */
  nested(name: string): BodyFields {
    const value = this.#take(name) ?? {};
    if (typeof value !== 'object' || Array.isArray(value)) this.#wrong(name, 'must be an object');
    return new BodyFields({ ...Object(value) }, `${this.#path}${name}.`, this.#problems);
  }

  /** Notes that a field is missing, unless it has a value. */
  require(name: string, value: unknown): void {
    const isNoted = this.#problems.some(({ field }) => field === this.#path + name);
    if (value === undefined && !isNoted) this.#wrong(name, 'is missing');
  }

  /** Notes the fields that nobody has read. */
  finishPart(): void {
    for (const name of Object.keys(this.#fields)) this.#wrong(name, 'is not known here');
  }

  /** @throws {Refusal} 400 with all that is wrong. */
  finish(): void {
    this.finishPart();
    if (this.#problems.length > 0) throw new Refusal(400, this.#problems);
  }

  #take(name: string): unknown {
    const value = this.#fields[name];
    delete this.#fields[name];
    return value;
  }

  #wrong(name: string, message: string): undefined {
    const field = this.#path + name;
    this.#problems.push({ code: 20001, field, message: `${field} ${message}` });
  }
}

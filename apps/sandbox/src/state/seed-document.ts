import { type Problem, Refusal, refusal } from '../api/problem.ts';

/** A world in JSON: what is to be there when a test begins. */
export interface SeedDocument {
  readonly clock: object | undefined;
  readonly otp: Readonly<Record<string, string>>;
  readonly accounts: readonly SeedAccount[];
  readonly inbound: readonly object[];
  readonly faults: readonly object[];
  /** How far the clock goes forward when all is there. */
  readonly advance: string | undefined;
}

/** An account, and what happens in it. */
export interface SeedAccount {
  readonly sid: string | undefined;
  /** Without one, any token opens it. */
  readonly token: string | undefined;
  readonly steps: readonly SeedStep[];
}

/** A request of the account, or a message that comes in to it. */
export interface SeedStep {
  readonly operation: string | undefined;
  readonly request: Fields;
  readonly inbound: Fields | undefined;
  /** A name for the answer. */
  readonly as: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a seed document.
 *
 * @throws {Refusal} 400 with all that is wrong with its form.
 */
export function readSeed(text: string): SeedDocument {
  const problems: Problem[] = [];
  const document = new SeedReader(parse(text), '', problems);
  const seed: SeedDocument = {
    clock: document.object('clock'),
    otp: readCodes(document.object('otp') ?? {}, problems),
    accounts: document.list('accounts').map(readAccount),
    inbound: document.list('inbound').map(({ fields }) => fields),
    faults: document.list('faults').map(({ fields }) => fields),
    advance: document.text('advance', /^P/),
  };
  document.finish('clock', 'otp', 'accounts', 'inbound', 'faults', 'advance', '$schema');
  if (problems.length > 0) throw new Refusal(400, problems);
  return seed;
}

function readAccount(account: SeedReader): SeedAccount {
  const read = {
    sid: account.text('account_sid', /^AC\w{1,62}$/),
    token: account.text('auth_token', /./),
    steps: account.list('steps').map(readStep),
  };
  account.finish('account_sid', 'auth_token', 'steps');
  return read;
}

function readStep(step: SeedReader): SeedStep {
  const operation = step.text('operation', /./);
  const inbound = step.object('inbound');
  if ((operation === undefined) === (inbound === undefined))
    step.note('operation', 'or inbound must be there, not both');
  const read = { operation, inbound, request: step.object('request') ?? {}, as: step.text('as', /^[A-Za-z_]\w*$/) };
  step.finish('operation', 'inbound', 'request', 'as');
  return read;
}

function readCodes(codes: Fields, problems: Problem[]): Record<string, string> {
  const read = Object.entries(codes).map(([address, code]): [string, string] => {
    const field = `otp[${JSON.stringify(address)}]`;
    if (!/^[A-Za-z0-9]{4,10}$/.test(String(code))) {
      problems.push({ code: 20001, field, message: `${field} must be 4 to 10 letters and digits` });
    }
    return [address, String(code)];
  });
  return Object.fromEntries(read);
}

/** Reads the fields of an object, and notes what is wrong with them. */
class SeedReader {
  readonly fields: Fields;
  readonly #path: string;
  readonly #problems: Problem[];

  constructor(fields: Fields, path: string, problems: Problem[]) {
    this.fields = fields;
    this.#path = path;
    this.#problems = problems;
  }

  text(name: string, pattern: RegExp): string | undefined {
    const value = this.fields[name];
    if (value === undefined || (typeof value === 'string' && pattern.test(value))) return value;
    return this.note(name, `must be a text that matches ${pattern.source}`);
  }

  object(name: string): Fields | undefined {
    const value = this.fields[name];
    return value === undefined || isObject(value) ? value : this.note(name, 'must be an object');
  }

  /** The objects of a list; none where it is left out. */
  list(name: string): SeedReader[] {
    const value = this.fields[name] ?? [];
    if (!Array.isArray(value)) return this.note(name, 'must be a list') ?? [];
    const items: unknown[] = value;
    return items.flatMap((item, index) => {
      const path = `${name}[${index}]`;
      if (!isObject(item)) return this.note(path, 'must be an object') ?? [];
      return new SeedReader(item, `${this.#path}${path}.`, this.#problems);
    });
  }

  finish(...known: string[]): void {
    for (const name of Object.keys(this.fields)) if (!known.includes(name)) this.note(name, 'is not known here');
  }

  note(name: string, message: string): undefined {
    const field = this.#path + name;
    this.#problems.push({ code: 20001, field, message: `${field} ${message}` });
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): Fields {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw refusal(400, `The seed is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  if (!isObject(document)) throw refusal(400, 'The seed is no JSON object');
  return document;
}

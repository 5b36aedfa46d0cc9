import type { Database } from '../store/database.ts';
import { refusal } from './problem.ts';

/** How many credentials are remembered; a row is read for each that is not. */
const maxRemembered = 10_000;

/** Finds the account of a request by its credentials. */
export class Authenticator {
  readonly #database: Database;
  readonly #isStrict: boolean;
  readonly #remembered = new Map<string, number>();
  /** The credentials that were used last, of accounts that take any. */
  readonly #lastUsed = new Map<number, string | null>();

  constructor(database: Database, isStrict: boolean) {
    this.#database = database;
    this.#isStrict = isStrict;
  }

  /**
   * Gives the number of the account. One that nobody made gets a world of its own, unless that is forbidden.
   *
   * @throws {Refusal} 401
   */
  accountOf(authorization: string | null): number {
    const known = this.#remembered.get(authorization ?? '');
    if (known !== undefined && (this.#lastUsed.get(known) ?? authorization) === authorization) return known;
    const { account, takesAny } = this.#find(readBasic(authorization));
    if (this.#remembered.size >= maxRemembered) this.forget();
    this.#remembered.set(authorization ?? '', account);
    if (takesAny) this.#lastUsed.set(account, authorization);
    return account;
  }

  /** Accounts were made or removed. */
  forget(): void {
    this.#remembered.clear();
    this.#lastUsed.clear();
  }

  #find({ username, password }: Credentials): { account: number; takesAny: boolean } {
    const database = this.#database;
    const key = database.get<KeyRow>('SELECT account, secret FROM api_keys WHERE sid = ?', username);
    if (key?.secret === password) return { account: key.account, takesAny: false };
    const account = key
      ? undefined
      : database.get<AccountRow>('SELECT seq, token FROM accounts WHERE sid = ?', username);
    const takesAny = account?.token === null && !this.#isStrict;
    if (account && takesAny) this.#keepPassword(account.seq, password);
    if (account && (takesAny || account.token === password)) return { account: account.seq, takesAny };
    if (key || account || this.#isStrict) throw unauthorized('The credentials are wrong');
    const insert = 'INSERT INTO accounts (sid, signing_key) VALUES (?, ?)';
    return { account: database.write(() => database.insert(insert, username, password)), takesAny: true };
  }

  /** Webhooks of accounts that nobody made are signed with what their client takes for the token. */
  #keepPassword(account: number, password: string): void {
    const database = this.#database;
    database.write(() => database.run('UPDATE accounts SET signing_key = ? WHERE seq = ?', password, account));
  }
}

interface KeyRow {
  readonly account: number;
  readonly secret: string;
}

interface AccountRow {
  readonly seq: number;
  readonly token: string | null;
}

interface Credentials {
  readonly username: string;
  readonly password: string;
}

function readBasic(authorization: string | null): Credentials {
  if (!authorization) throw unauthorized('The request has no credentials');
  const encoded = /^basic +([\w+/=-]+)$/i.exec(authorization)?.[1] ?? '';
  const [, username, password] = /^((?:AC|SK)\w{1,62}):(.+)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  if (!username || !password) {
    throw unauthorized('The credentials are not an account SID (AC…) or API key SID (SK…) and its secret, by Basic');
  }
  return { username, password };
}

function unauthorized(message: string): Error {
  return refusal(401, message, { 'www-authenticate': 'Basic realm="Twilio API"' });
}

import { randomBytes } from 'node:crypto';
import type { Receiver } from '../api/answer-request.ts';
import { Refusal, refusal } from '../api/problem.ts';
import { BodyFields } from '../control/body-fields.ts';
import { setClock } from '../control/clock-settings.ts';
import { readFaultRule } from '../control/fault-settings.ts';
import { accountOfInbound } from '../inbound/inbound-account.ts';
import { readInboundRequest } from '../inbound/inbound-request.ts';
import { routeInbound } from '../inbound/route-inbound.ts';
import { saveClock } from '../open-services.ts';
import type { Services } from '../services.ts';
import { parseDurationMs } from '../time/duration.ts';
import { fixCode } from '../verifications/fixed-code.ts';
import { readSeed, type SeedAccount, type SeedDocument, type SeedStep } from './seed-document.ts';
import { carryOutSeed } from './seed-operation.ts';
import { fillReferences, type SeedAnswers } from './seed-references.ts';
import { startAnew } from './start-anew.ts';

/** What came of a seed. */
export interface Planted {
  readonly accounts: readonly { readonly account_sid: string; readonly auth_token: string | null }[];
  /** The answers of the steps that have a name. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly steps: number;
}

/**
 * Makes the world of a seed document: all of it, or nothing.
 *
 * @param origin Where the sandbox is, for the addresses in answers.
 * @throws {Refusal} with the step and the field that are wrong.
 */
export async function plantSeed(receiver: Receiver, text: string, origin: string): Promise<Planted> {
  const seed = readSeed(text);
  const { services } = receiver;
  const advanceMs = seed.advance === undefined ? 0 : parseDurationMs(seed.advance);
  if (advanceMs === undefined) throw refusal(400, 'advance is no duration such as PT10M');
  const planted = await services.standstill.during(async () => {
    try {
      return await services.database.hold(async () => await new Planter(receiver, origin).plant(seed));
    } catch (error) {
      await startAnew(receiver);
      throw error;
    }
  });
  if (advanceMs > 0) {
    await services.jobs.advanceTo(services.clock.now() + advanceMs);
    services.database.write(() => saveClock(services));
  }
  return planted;
}

/** Does what a document says, in its order. */
class Planter {
  readonly #receiver: Receiver;
  readonly #services: Services;
  readonly #origin: string;
  readonly #answers: SeedAnswers = new Map();
  #steps = 0;

  constructor(receiver: Receiver, origin: string) {
    this.#receiver = receiver;
    this.#services = receiver.services;
    this.#origin = origin;
  }

  async plant({ clock, otp, accounts, inbound, faults }: SeedDocument): Promise<Planted> {
    const { database } = this.#services;
    if (clock) await at('clock', async () => setClock(this.#services, await fieldsOf(clock)));
    database.write(() => {
      for (const [address, code] of Object.entries(otp)) fixCode(database, address, code);
    });
    const made: Planted['accounts'][number][] = [];
    for (const [index, account] of accounts.entries())
      made.push(await this.#plantAccount(account, `accounts[${index}]`));
    for (const [index, message] of inbound.entries()) await at(`inbound[${index}]`, () => this.#receive(message));
    for (const [index, fault] of faults.entries()) await at(`faults[${index}]`, () => this.#addFault(fault));
    return { accounts: made, answers: Object.fromEntries(this.#answers), steps: this.#steps };
  }

  async #plantAccount({ sid, token, steps }: SeedAccount, path: string): Promise<Planted['accounts'][number]> {
    const account = await at(path, () => this.#openAccount(sid, token));
    this.#answers.set('account', account.view);
    for (const [index, step] of steps.entries()) {
      const name = step.operation ?? 'inbound';
      const answer = await at(`${path}.steps[${index}]`, () => this.#carryOut(step, account.seq, account.view), name);
      if (step.as !== undefined) this.#answers.set(step.as, answer);
      this.#steps += 1;
    }
    this.#answers.delete('account');
    return account.view;
  }

  #openAccount(sid: string | undefined, token: string | undefined) {
    const { database, isStrict } = this.#services;
    const name = sid ?? `AC${randomHex()}`;
    const known = database.get<{ seq: number; token: string | null }>(
      'SELECT seq, token FROM accounts WHERE sid = ?',
      name,
    );
    if (known && token !== undefined && known.token !== token) {
      throw refusal(409, `The account ${name} is there already, with another token`);
    }
    const given = known ? known.token : (token ?? (isStrict ? randomHex() : null));
    const seq =
      known?.seq ??
      database.write(() => database.insert('INSERT INTO accounts (sid, token) VALUES (?, ?)', name, given));
    this.#receiver.authenticator.forget();
    return { seq, view: { account_sid: name, auth_token: given } };
  }

  async #carryOut(step: SeedStep, account: number, { account_sid: sid }: { account_sid: string }): Promise<unknown> {
    if (step.inbound) return await this.#receive({ account_sid: sid, ...step.inbound });
    // The reference's form stays the same where nothing is filled in.
    const request = fillReferences(step.request, this.#answers) as SeedStep['request'];
    const owner = { services: this.#services, account };
    return await carryOutSeed(owner, { operation: step.operation ?? '', request, origin: this.#origin });
  }

  async #receive(message: object): Promise<unknown> {
    const filled = fillReferences(message, this.#answers);
    const { accountSid, ...received } = readInboundRequest(JSON.stringify(filled));
    const account = accountOfInbound(this.#services, accountSid, received.to);
    const { row, taken } = await routeInbound({ services: this.#services, account }, received);
    return { ...(row && { id: `message_${row.id}` }), ...taken };
  }

  async #addFault(fault: object): Promise<void> {
    const { faults, ids } = this.#services;
    faults.add(`fault_${ids.next()}`, readFaultRule(await fieldsOf(fault)));
  }
}

async function fieldsOf(fields: object): Promise<BodyFields> {
  return await BodyFields.of({ text: async () => JSON.stringify(fields) });
}

/** Says where in the document it was that something was refused. */
async function at<Result>(path: string, work: () => Result | Promise<Result>, name?: string): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = name === undefined ? path : `${path} (${name})`;
    const problems = error.problems.map(({ code, field, message }) => ({
      code,
      field: field ? `${path}${name === undefined ? '' : '.request'}.${field}` : path,
      message: `${place}: ${message}`,
    }));
    throw new Refusal(error.status === 404 || error.status === 409 ? error.status : 400, problems);
  }
}

function randomHex(): string {
  return randomBytes(16).toString('hex');
}

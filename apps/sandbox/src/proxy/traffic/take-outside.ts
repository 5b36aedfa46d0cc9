import { accountSidOf } from '../../account-sid.ts';
import { Refusal } from '../../api/problem.ts';
import type { Owner } from '../../resources/resource.ts';
import type { WebhookAnswer } from '../../webhooks/webhook.ts';
import { logCode, logProblem } from '../proxy-log.ts';
import { type ServiceRow, serviceAt } from '../services/service.ts';
import { beginSession } from '../sessions/begin-session.ts';
import type { Incoming, Taken } from './incoming.ts';
import { codeOutside, pastContact, pastFields } from './past-contact.ts';
import { readSessionAnswer } from './session-answer.ts';
import { readTwiml } from './twiml.ts';

/** How long a callback may take that says what to do, in milliseconds. */
const outsideMs = 10_000;

/**
 * Takes what belongs to no session that is open: the service's callback says what to do, where there is one.
 *
 * `goOn` is called when its answer has begun a session.
 */
export async function takeOutside(
  owner: Owner,
  incoming: Incoming,
  service: ServiceRow,
  goOn: () => Promise<Taken>,
): Promise<Taken> {
  const { database, webhooks } = owner.services;
  const { out_of_session_callback_url: url, sid: serviceSid } = service;
  const past = pastContact(owner, incoming.from, incoming.to);
  const note = (code: number): Taken => {
    database.write(() => {
      incoming.keep();
      logCode(owner, code, { serviceSid, sessionSid: past?.session.sid });
    });
    return { service_sid: serviceSid, error_code: code };
  };
  if (url === null) return note(codeOutside(past));

  database.write(() => incoming.keep());
  const fields = { ...incoming.fields(accountSidOf(owner)), ...(past && pastFields(owner, service, past)) };
  const answer = await webhooks.ask(owner, { family: 'proxyV1', event: 'outOfSession', url, fields }, outsideMs);
  if (answer.status === undefined || answer.status < 200 || answer.status >= 300) return note(80913);
  const taken = { service_sid: serviceSid, out_of_session: true };
  // Without the service, which may have been deleted meanwhile, there is nothing to do.
  if (!answer.body?.trim() || !serviceAt(owner, service.seq)) return taken;
  if (!isJson(answer)) {
    const verbs = readTwiml(answer.body);
    return verbs ? { ...taken, ...database.write(() => incoming.follow(verbs)) } : note(80913);
  }
  const problem = begin(owner, incoming, service, answer.body);
  if (!problem) return { ...taken, ...(await goOn()) };
  database.write(() => logProblem(owner, { ...problem, serviceSid }));
  return { ...taken, error_code: problem.code };
}

function isJson({ contentType = '', body = '' }: WebhookAnswer): boolean {
  return contentType.includes('json') || (!contentType.includes('xml') && body.trim().startsWith('{'));
}

interface BeginProblem {
  readonly code: number;
  readonly message: string;
}

/** Begins the session that an answer asks for; says why, where that cannot be. */
function begin(owner: Owner, incoming: Incoming, service: ServiceRow, body: string): BeginProblem | undefined {
  try {
    const { fields, participants } = readSessionAnswer(owner, service, incoming, body);
    beginSession(owner, service, fields, participants);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.problems[0]?.code ?? 80913, message: error.message };
  }
}

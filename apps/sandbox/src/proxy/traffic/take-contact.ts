import type { Owner } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { addInteraction } from '../interactions/add-interaction.ts';
import { inboundFields } from '../interactions/callbacks.ts';
import { logCode } from '../proxy-log.ts';
import type { Incoming, ReachableContact, Taken } from './incoming.ts';
import { proxyCallJob } from './incoming-call.ts';
import { type LiveContact, liveContact } from './live-contact.ts';
import { serviceOfNumber } from './past-contact.ts';
import { takeOutside } from './take-outside.ts';

/** How long a callback may take that decides whether something is handed on, in milliseconds. */
const interceptMs = 5000;

/** Takes what comes in to a proxy number, outside of `write`; undefined where the number is none. */
export async function takeContact(owner: Owner, incoming: Incoming): Promise<Taken | undefined> {
  const contact = liveContact(owner, incoming.from, incoming.to);
  if (contact) return await takeLive(owner, incoming, contact);
  const service = serviceOfNumber(owner, incoming.to);
  if (!service) return undefined;
  if (incoming.dropCode !== undefined) return drop(owner, incoming, incoming.dropCode, { service_sid: service.sid });
  // A session that an answer begins is gone on with as if it had been there before.
  return await takeOutside(owner, incoming, service, async () => {
    const begun = liveContact(owner, incoming.from, incoming.to);
    return begun ? await takeLive(owner, incoming, begun) : {};
  });
}

async function takeLive(owner: Owner, incoming: Incoming, contact: LiveContact): Promise<Taken> {
  const code = dropCodeOf(incoming, contact);
  if (code !== undefined) return drop(owner, incoming, code, contact);
  const sid = newSid(owner.services.ids, 'KI');
  const { intercept_callback_url: url } = contact;
  if (url === null) return handOn(owner, incoming, contact, sid);
  if (await isIntercepted(owner, incoming, { contact, sid, url })) return drop(owner, incoming, 80909, contact);
  // Anything may have happened to the session meanwhile.
  const still = liveContact(owner, incoming.from, incoming.to);
  if (still?.session !== contact.session) return drop(owner, incoming, 80903, contact);
  const late = dropCodeOf(incoming, still);
  return late === undefined ? handOn(owner, incoming, still, sid) : drop(owner, incoming, late, contact);
}

function dropCodeOf({ dropCode, unfit }: Incoming, contact: LiveContact): number | undefined {
  if (dropCode !== undefined) return dropCode;
  if (contact.mode === unfit.mode) return unfit.code;
  return isReachable(contact) ? undefined : 80614;
}

function isReachable(contact: LiveContact): contact is ReachableContact {
  return contact.partner_sid !== null;
}

interface DropPlace {
  readonly service_sid: string;
  readonly session_sid?: string | undefined;
}

/** What is dropped has come in all the same. */
function drop(owner: Owner, incoming: Incoming, code: number, place: DropPlace): Taken {
  const { service_sid: serviceSid, session_sid: sessionSid } = place;
  owner.services.database.write(() => {
    incoming.keep();
    logCode(owner, code, { serviceSid, sessionSid });
  });
  return { service_sid: serviceSid, ...(sessionSid !== undefined && { session_sid: sessionSid }), error_code: code };
}

/** The one write of what is handed on: what came in, what goes out, and the interaction that has both. */
function handOn(owner: Owner, incoming: Incoming, contact: LiveContact, sid: string): Taken {
  if (!isReachable(contact)) return drop(owner, incoming, 80614, contact);
  const { database, jobs } = owner.services;
  const row = database.write(() => {
    const added = addInteraction(owner, contact, {
      session: contact.session,
      sid,
      participant: null,
      type: incoming.type,
      data: incoming.data,
      inbound_participant_sid: contact.participant_sid,
      inbound_resource_sid: incoming.keep(),
      inbound_resource_status: incoming.status,
      outbound_participant_sid: contact.partner_sid,
      ...incoming.handOn(contact, sid),
    });
    const { seq, call_seconds: seconds, created_at: at } = added;
    if (seconds !== null) jobs.add({ kind: proxyCallJob, subject: seq, dueAt: at + seconds * 1000 });
    return added;
  });
  return {
    service_sid: contact.service_sid,
    session_sid: contact.session_sid,
    interaction_sid: sid,
    inbound_resource_sid: row.inbound_resource_sid,
    outbound_resource_sid: row.outbound_resource_sid,
  };
}

interface Interception {
  readonly contact: LiveContact;
  readonly sid: string;
  readonly url: string;
}

/** Asks whether something may be handed on: only 403 says no, and whoever takes too long has agreed. */
async function isIntercepted(owner: Owner, incoming: Incoming, { contact, sid, url }: Interception): Promise<boolean> {
  const { database, clock, webhooks } = owner.services;
  const now = clock.now();
  const fields = inboundFields(owner, contact, {
    sid,
    type: incoming.type,
    data: incoming.data,
    inbound_participant_sid: contact.participant_sid,
    inbound_resource_sid: database.write(() => incoming.keep()),
    inbound_resource_status: incoming.status,
    created_at: now,
    updated_at: now,
  });
  const answer = await webhooks.ask(owner, { family: 'proxyV1', event: 'intercept', url, fields }, interceptMs);
  return answer.status === 403;
}

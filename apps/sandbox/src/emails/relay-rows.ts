import { planDeliveries } from '../deliveries/delivery.ts';
import { endDelivery } from '../deliveries/move.ts';
import { keepDetails, type StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import type { EmailDetails } from './email-problems.ts';
import type { SmtpRefusal } from './smtp-reply.ts';

/** An e-mail that an SMTP server has not confirmed yet. */
export interface RelayRow {
  readonly delivery: number;
  /** How often the server has put it off. */
  readonly attempts: number;
}

/** Notes that an e-mail is to be relayed, within `write`; how it goes on waits for the server. */
export function holdForRelay({ services: { database }, account }: Owner, { seq }: StoredDelivery): void {
  database.run(
    'INSERT OR IGNORE INTO email_relays (delivery, account, resume_at) SELECT seq, ?, next_at FROM deliveries WHERE seq = ?',
    account,
    seq,
  );
  database.run('UPDATE deliveries SET next_at = NULL WHERE seq = ?', seq);
}

/** The e-mails whose turn it is, those that were sent first at the beginning. */
export function dueRelays({ database }: Services, machineNow: number, limit: number): RelayRow[] {
  return database.all<RelayRow>(
    'SELECT delivery, attempts FROM email_relays WHERE not_before <= ? ORDER BY delivery LIMIT ?',
    machineNow,
    limit,
  );
}

/** When the next e-mail that was put off may be tried; undefined where there is none. */
export function nextRelayAt({ database }: Services): number | undefined {
  return database.get<{ at: number | null }>('SELECT min(not_before) AS at FROM email_relays')?.at ?? undefined;
}

/** Puts an e-mail off, within `write`; `attempts` is how often the server itself has done so. */
export function postponeRelay({ database }: Services, { delivery, attempts }: RelayRow, notBefore: number): void {
  database.run(
    'UPDATE email_relays SET attempts = ?, not_before = ? WHERE delivery = ?',
    attempts,
    notBefore,
    delivery,
  );
}

/** The server has taken an e-mail, within `write`: it goes on as was foreseen. */
export function confirmRelay(services: Services, { delivery }: RelayRow): void {
  const { database, clock, jobs } = services;
  const held = database.get<{ resume_at: number | null }>(
    'DELETE FROM email_relays WHERE delivery = ? RETURNING resume_at',
    delivery,
  );
  if (!held || held.resume_at === null) return;
  const resumeAt = Math.max(held.resume_at, clock.now());
  database.run("UPDATE deliveries SET next_at = ? WHERE seq = ? AND state = 'sent'", resumeAt, delivery);
  planDeliveries(jobs, [resumeAt]);
}

/** The server does not take an e-mail, within `write`: it is undelivered, in the server's words. */
export function refuseRelay(services: Services, { delivery }: RelayRow, { code, reply }: SmtpRefusal): void {
  const isKnown = services.database.run('DELETE FROM email_relays WHERE delivery = ?', delivery) > 0;
  if (!isKnown) return;
  const details: EmailDetails = { smtp_reply: reply };
  keepDetails(services.database, delivery, details);
  endDelivery(services, delivery, { state: 'undelivered', errorCode: code });
}

/** Lets go of what waits for a server, within `write`: none is there any more. */
export function releaseRelays(services: Services): void {
  const rows = services.database.all<RelayRow>('SELECT delivery, attempts FROM email_relays');
  for (const row of rows) confirmRelay(services, row);
}

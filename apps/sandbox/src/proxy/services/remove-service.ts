import type { Owner } from '../../resources/resource.ts';

const ofService = 'session IN (SELECT seq FROM proxy_sessions WHERE service = ?)';

/** Removes a service and all that is in it, within `write`: nobody is warned, also not where sessions are in progress. */
export function removeService({ services: { database } }: Owner, service: number): void {
  database.run(`DELETE FROM proxy_interactions WHERE ${ofService}`, service);
  database.run('DELETE FROM proxy_participants WHERE service = ?', service);
  database.run('DELETE FROM proxy_sessions WHERE service = ?', service);
  database.run('DELETE FROM proxy_numbers WHERE service = ?', service);
  database.run('DELETE FROM proxy_services WHERE seq = ?', service);
}

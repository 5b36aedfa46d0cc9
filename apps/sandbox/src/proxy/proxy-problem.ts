import { Refusal } from '../api/problem.ts';

/** What is not there is answered with 404, and what another request has taken at the same time with 409. */
const statuses: Readonly<Record<number, number>> = {
  80301: 404,
  80303: 404,
  80304: 404,
  80305: 404,
  80307: 404,
  80308: 404,
  80623: 409,
};

/** Refuses a request with one of the codes of Proxy. */
export function proxyRefusal(code: number, message: string, field?: string): Refusal {
  return new Refusal(statuses[code] ?? 400, { code, message, field });
}

/** The refusal where no number of a pool will do. */
export function noNumber(code: number, reason: string): Refusal {
  return proxyRefusal(code, `This Service has no compatible Proxy numbers for this Participant: ${reason}`);
}

/** The refusal for a parameter that cannot be used. */
export function invalidParameter(name: string, reason: string): Refusal {
  return proxyRefusal(80701, `'${name}' is invalid. ${reason}`, name);
}

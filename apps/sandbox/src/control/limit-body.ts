import type { MiddlewareHandler } from 'hono';
import { refusal } from '../api/problem.ts';

/** The most bytes that a request to the control API may have; a whole sandbox that is imported has a limit of its own. */
const maxBytes = 26_214_400;

/** Refuses bodies that are too long, before any of them is read. @throws {Refusal} 411, 413 */
export const limitBody: MiddlewareHandler = async ({ req }, next) => {
  if (req.path === '/_sandbox/v1/import') return await next();
  if (Number(req.header('content-length') ?? 0) > maxBytes) {
    throw refusal(413, `The body has more than ${maxBytes} bytes`);
  }
  if (req.header('transfer-encoding') !== undefined) {
    throw refusal(411, 'Say how long the body is, by Content-Length: it is not taken in parts');
  }
  return await next();
};

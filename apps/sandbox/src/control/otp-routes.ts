import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { recordedCalls, sentCodes } from '../verifications/sent-codes.ts';

/** What only a test may see: the codes that were sent, and what calls have spoken. */
export function otpRoutes({ services }: Receiver): Hono {
  const routes = new Hono();
  routes.get('/otp', ({ req }) => Response.json({ codes: sentCodes(services, addressIn(req.query('to'))) }));
  routes.get('/calls', ({ req }) => Response.json({ calls: recordedCalls(services, addressIn(req.query('to'))) }));
  return routes;
}

/** A plus that nobody encoded arrives as a space. */
function addressIn(text: string | undefined): string | undefined {
  return text?.replace(/^ /, '+');
}

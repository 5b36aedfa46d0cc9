import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { decideForDevice } from '../verifications/device-decision.ts';

/** Decides in place of a device: what a person would tap. */
export function factorRoutes({ services }: Receiver): Hono {
  const routes = new Hono();
  routes.post('/:id/approve', ({ req }) => Response.json(decideForDevice(services, req.param('id'), 'approved')));
  routes.post('/:id/deny', ({ req }) => Response.json(decideForDevice(services, req.param('id'), 'denied')));
  return routes;
}

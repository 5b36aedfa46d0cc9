import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { plantSeed } from '../state/plant-seed.ts';
import { seedSchema } from '../state/seed-schema.ts';

/** Worlds that are described in JSON. */
export function seedRoutes(receiver: Receiver): Hono {
  const api = new Hono();
  api.post('/', async ({ req }) => {
    const planted = await plantSeed(receiver, await req.text(), new URL(req.url).origin);
    return Response.json(planted, { status: 201 });
  });
  api.get('/schema', () => Response.json(seedSchema(), { headers: { 'content-type': 'application/schema+json' } }));
  return api;
}

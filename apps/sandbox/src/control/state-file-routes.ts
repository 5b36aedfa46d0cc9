import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { exportState } from '../state/export-state.ts';
import { importState } from '../state/import-state.ts';

/** All that the sandbox holds, as one file. */
export function stateFileRoutes(receiver: Receiver): Hono {
  const api = new Hono();
  api.get('/export', async () => await exportState(receiver.services.database));
  api.post('/import', async ({ req }) => {
    await importState(receiver, req.raw.body ?? new ReadableStream({ start: (empty) => empty.close() }));
    return Response.json({ imported: true });
  });
  return api;
}

import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { Refusal } from '../api/problem.ts';
import type { Snapshot } from '../state/snapshot-shelf.ts';
import { Snapshots } from '../state/snapshots.ts';

const snapshotName = /^(?!\.)[A-Za-z0-9._-]{1,64}$/;

/** All that the sandbox holds, kept under names. */
export function snapshotRoutes(receiver: Receiver): Hono {
  const api = new Hono();
  const snapshots = new Snapshots(receiver);

  api.get('/', () => Response.json({ snapshots: snapshots.list().map(snapshotView) }));
  api.post('/:name', async ({ req }) => {
    const snapshot = await snapshots.take(checked(req.param('name')));
    return Response.json(snapshotView(snapshot), { status: 201 });
  });
  api.post('/:name/restore', async ({ req }) => {
    const snapshot = await snapshots.restore(checked(req.param('name')));
    return Response.json({ restored: snapshotView(snapshot) });
  });
  api.delete('/:name', ({ req }) => {
    snapshots.remove(checked(req.param('name')));
    return new Response(null, { status: 204 });
  });
  return api;
}

function checked(name: string): string {
  if (snapshotName.test(name)) return name;
  const message = 'name must be 1 to 64 letters, digits, dots, dashes and underscores, and not begin with a dot';
  throw new Refusal(400, { code: 20001, field: 'name', message });
}

function snapshotView({ name, createdAt, bytes, accounts, messages }: Snapshot): object {
  return { name, created_at: new Date(createdAt).toISOString(), bytes, accounts, messages };
}

import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound, refusal } from '../api/problem.ts';
import { isPending, settleVerification } from './settle-verification.ts';
import { silentRefusal } from './silent-network.ts';
import { newestVerification } from './stored-verification.ts';

/** Where what phones open begins. */
export const verifyPath = '/_verify/';

const place = 'silent/';

/** Where a phone opens the address of its silent authentication; its token follows. */
export const silentPath: string = verifyPath + place;

/** What phones open: without credentials, since the address itself says which verification it is of. */
export function silentRoutes({ services }: Receiver): Hono {
  const routes = new Hono();
  routes.get(`/${place}:token`, ({ req }) => {
    const token = req.param('token');
    const stored = newestVerification({ services }, 's.token = ?', token);
    if (!stored) throw notFound('verification of', token);
    const owner = { services, account: stored.row.account };
    if (!isPending(owner, stored)) throw refusal(410, 'The verification has come to its end');
    const reason = silentRefusal(stored.fields.to.phone_number ?? '', 'open');
    const { fields } = services.database.write(() =>
      settleVerification(owner, stored, reason ? 'failed' : 'approved', { reason: reason ?? null }),
    );
    return Response.json({ verification_id: `verification_${stored.row.id}`, status: fields.status });
  });
  return routes;
}

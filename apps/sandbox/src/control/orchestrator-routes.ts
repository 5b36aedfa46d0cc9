import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import { configurationLimit } from '../orchestrator/configuration.ts';
import { BodyFields } from './body-fields.ts';

/** The settings of Conversations v2: how many configurations an account may have. */
export function orchestratorRoutes({ services: { database } }: Receiver): Hono {
  const api = new Hono();

  api.put('/', async ({ req }) => {
    const body = await BodyFields.of(req);
    const sid = body.text('account_sid');
    const limit = body.number('configuration_limit', { from: 0, to: 100_000, isInteger: true });
    body.require('account_sid', sid);
    body.require('configuration_limit', limit);
    body.finish();
    const account = database.get<{ seq: number }>('SELECT seq FROM accounts WHERE sid = ?', sid ?? '');
    if (!account) throw notFound('account', sid ?? '');
    database.write(() =>
      database.run(
        `INSERT INTO orchestrator_accounts (account, configuration_limit) VALUES (?, ?)
          ON CONFLICT (account) DO UPDATE SET configuration_limit = excluded.configuration_limit`,
        account.seq,
        limit ?? 0,
      ),
    );
    return Response.json({ account_sid: sid, configuration_limit: configurationLimit(database, account.seq) });
  });
  return api;
}

import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { refusal } from '../api/problem.ts';
import { addAccount } from './accounts.ts';
import { bindingRoutes } from './binding-routes.ts';
import { BodyFields } from './body-fields.ts';
import { callRoutes } from './call-routes.ts';
import { advanceByRequest, clockView, runByRequest, setClock } from './clock-settings.ts';
import { dnsRoutes } from './dns-routes.ts';
import { emailRoutes } from './email-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { factorRoutes } from './factor-routes.ts';
import { readFaultRule } from './fault-settings.ts';
import { inboundRoutes } from './inbound-routes.ts';
import { itemKinds } from './items/item-kinds.ts';
import { listRoutes } from './list-routes.ts';
import { orchestratorRoutes } from './orchestrator-routes.ts';
import { proxyRoutes } from './proxy-routes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { resetRows } from './reset.ts';
import { seedRoutes } from './seed-routes.ts';
import { snapshotRoutes } from './snapshot-routes.ts';
import { stateFileRoutes } from './state-file-routes.ts';
import { streamRoutes } from './stream-routes.ts';
import { waitRoutes } from './wait-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The sandbox's own API: what a test needs beside the APIs that it tests. */
export function controlApi(receiver: Receiver): Hono {
  const { services, authenticator } = receiver;
  const api = new Hono();
  const { faults, ids, standstill } = services;

  // Nobody gets to see half of what is being replaced.
  api.use('*', async (_, next) => {
    while (standstill.end) await standstill.end;
    await next();
  });
  // What comes in may ask webhooks, and ends before everything is replaced.
  api.use('/inbound/*', async (_, next) => await standstill.follow(next()));

  api.get('/health', () => Response.json({ status: 'ok', clock: clockView(services), faults: faults.list().length }));

  // Loaded when someone asks: a sandbox starts faster without it.
  api.get('/openapi.json', async () => {
    const { controlDocument } = await import('./description/openapi.ts');
    return Response.json(controlDocument());
  });

  api.post('/accounts', async ({ req }) => {
    const account = addAccount(services, await BodyFields.of(req));
    authenticator.forget();
    return Response.json(account, { status: 201 });
  });

  api.post('/reset', async ({ req }) => {
    const removed = await resetRows(receiver, await BodyFields.of(req));
    return Response.json({ removed });
  });

  api.get('/clock', () => Response.json(clockView(services)));
  api.put('/clock', async ({ req }) => {
    setClock(services, await BodyFields.of(req));
    return Response.json(clockView(services));
  });
  api.post('/clock/advance', async ({ req }) =>
    Response.json(await advanceByRequest(services, await BodyFields.of(req))),
  );
  api.post('/clock/run-until-idle', async ({ req }) =>
    Response.json(await runByRequest(services, await BodyFields.of(req))),
  );

  api.get('/faults', () => Response.json({ faults: faults.list() }));
  api.post('/faults', async ({ req }) => {
    const rule = readFaultRule(await BodyFields.of(req));
    return Response.json(faults.add(`fault_${ids.next()}`, rule), { status: 201 });
  });
  api.delete('/faults', () => Response.json({ removed: faults.remove() }));
  api.delete('/faults/:id', ({ req }) => {
    if (faults.remove(req.param('id')) === 0) throw refusal(404, 'There is no such fault');
    return new Response(null, { status: 204 });
  });

  api.route('/events', eventRoutes(receiver));
  api.route('/emails', emailRoutes(receiver));
  api.route('/dns', dnsRoutes(receiver));
  api.route('/inbound', inboundRoutes(receiver));
  api.route('/inbound', callRoutes(receiver));
  api.route('/inbound', receiptRoutes(receiver));
  api.route('/proxy', proxyRoutes(receiver));
  api.route('/webhooks', webhookRoutes(receiver));
  api.route('/bindings', bindingRoutes(receiver));
  api.route('/orchestrator', orchestratorRoutes(receiver));
  api.route('/factors', factorRoutes(receiver));
  for (const [path, kind] of Object.entries(itemKinds)) api.route(path, listRoutes(kind, receiver));
  api.route('/seed', seedRoutes(receiver));
  api.route('/snapshots', snapshotRoutes(receiver));
  api.route('/', stateFileRoutes(receiver));
  api.route('/stream', streamRoutes(receiver));
  api.route('/wait', waitRoutes(receiver));

  api.all('*', ({ req }) => {
    throw refusal(404, `There is nothing at ${req.method} ${req.path}`);
  });
  return api;
}

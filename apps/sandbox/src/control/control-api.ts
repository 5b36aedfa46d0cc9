import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { refusal } from '../api/problem.ts';
import { addAccount } from './accounts.ts';
import { bindingRoutes } from './binding-routes.ts';
import { BodyFields } from './body-fields.ts';
import { callRoutes } from './call-routes.ts';
import { advanceClock, clockView, setClock } from './clock-settings.ts';
import { communicationRoutes } from './communication-routes.ts';
import { dnsRoutes } from './dns-routes.ts';
import { emailRoutes } from './email-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { factorRoutes } from './factor-routes.ts';
import { readFaultRule } from './fault-settings.ts';
import { inboundRoutes } from './inbound-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { orchestratorRoutes } from './orchestrator-routes.ts';
import { otpRoutes } from './otp-routes.ts';
import { proxyRoutes } from './proxy-routes.ts';
import { pushRoutes } from './push-routes.ts';
import { resetRows } from './reset.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The sandbox's own API: what a test needs beside the APIs that it tests. */
export function controlApi(receiver: Receiver): Hono {
  const { services, authenticator } = receiver;
  const api = new Hono();
  const { faults, ids, jobs } = services;

  api.get('/health', () => Response.json({ status: 'ok', clock: clockView(services), faults: faults.list().length }));

  api.post('/accounts', async ({ req }) => {
    const account = addAccount(services, await BodyFields.of(req));
    authenticator.forget();
    return Response.json(account, { status: 201 });
  });

  api.post('/reset', async ({ req }) => {
    const removed = resetRows(services, await BodyFields.of(req));
    authenticator.forget();
    jobs.reschedule();
    return Response.json({ removed });
  });

  api.get('/clock', () => Response.json(clockView(services)));
  api.put('/clock', async ({ req }) => {
    setClock(services, await BodyFields.of(req));
    return Response.json(clockView(services));
  });
  api.post('/clock/advance', async ({ req }) => {
    const jobsDone = await advanceClock(services, await BodyFields.of(req));
    return Response.json({ ...clockView(services), jobs_done: jobsDone });
  });

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

  api.route('/messages', messageRoutes(receiver));
  api.route('/push_notifications', pushRoutes(receiver));
  api.route('/communications', communicationRoutes(receiver));
  api.route('/events', eventRoutes(receiver));
  api.route('/emails', emailRoutes(receiver));
  api.route('/dns', dnsRoutes(receiver));
  api.route('/inbound', inboundRoutes(receiver));
  api.route('/inbound', callRoutes(receiver));
  api.route('/proxy', proxyRoutes(receiver));
  api.route('/webhooks', webhookRoutes(receiver));
  api.route('/bindings', bindingRoutes(receiver));
  api.route('/orchestrator', orchestratorRoutes(receiver));
  api.route('/factors', factorRoutes(receiver));
  api.route('/', otpRoutes(receiver));

  api.all('*', ({ req }) => {
    throw refusal(404, `There is nothing at ${req.method} ${req.path}`);
  });
  return api;
}

import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { ConnectionLost } from './api/answer.ts';
import { answerRequest, type Incoming, type Receiver, refuse } from './api/answer-request.ts';
import { cutConnection, toResponse, writeAnswer } from './api/deliver-answer.ts';
import { checkOrigin } from './api/host-guard.ts';
import { readBody } from './api/read-body.ts';
import { controlApi } from './control/control-api.ts';

/** What Hono knows of a request: its connection, if it came over one. */
interface Connected {
  readonly Bindings: Partial<HttpBindings>;
}

/** The whole server, from a `Request` to a `Response`. */
export function createApp(receiver: Receiver): Hono<Connected> {
  const app = new Hono<Connected>();

  app.use('/_sandbox/*', async ({ req }, next) => {
    checkOrigin(req.header('host') ?? new URL(req.url).host, req.header('origin'));
    await next();
    await receiver.services.database.committed;
  });
  app.route('/_sandbox/v1', controlApi(receiver));

  app.all('*', async ({ req: { raw }, env }) => {
    const { incoming, outgoing } = env ?? {};
    const incomingCall = incoming ? fromConnection(raw, incoming) : fromRequest(raw);
    if (!outgoing) return toResponse(await answerRequest(receiver, incomingCall));
    try {
      return writeAnswer(outgoing, await answerRequest(receiver, incomingCall));
    } catch (error) {
      if (error instanceof ConnectionLost) return cutConnection(outgoing);
      throw error;
    }
  });

  app.onError((error) => {
    if (error instanceof ConnectionLost) throw error;
    const { status, body, headers } = refuse(error);
    return Response.json(body, { status, headers: { ...headers } });
  });
  return app;
}

/** A request over a connection: reading what Node has parsed already is cheaper than asking the `Request`. */
function fromConnection(request: Request, incoming: HttpBindings['incoming']): Incoming {
  return {
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    header: (name) => incoming.headers[name]?.toString(),
    readBody: () => readBody(request),
  };
}

/** A request within this process. */
function fromRequest(request: Request): Incoming {
  const { pathname, search, host } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    header: (name) => request.headers.get(name) ?? (name === 'host' ? host : undefined),
    readBody: () => readBody(request),
  };
}

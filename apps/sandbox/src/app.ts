import { Hono } from 'hono';
import { type Answer, ConnectionLost } from './api/answer.ts';
import { answerRequest, type Receiver, refuse } from './api/answer-request.ts';
import { readRequest, readRequestBytes } from './api/read-body.ts';
import { contentRoutes } from './content/content-routes.ts';
import { contentPath } from './content/temporary-url.ts';
import { controlAccess } from './control/control-access.ts';
import { controlApi } from './control/control-api.ts';
import { limitBody } from './control/limit-body.ts';
import { leadToPage, pageRoutes } from './page/page-routes.ts';
import { silentRoutes, verifyPath } from './verifications/silent-routes.ts';

/** Where the control API begins. */
const controlPath = '/_sandbox/';

/** The paths that are no API of the vendor: what begins with one is answered by the routes of `createApp`. */
const ownPaths = [controlPath, verifyPath, contentPath];

/** Whether a path is the sandbox's own, and none of the vendor's APIs. */
export function isOwnPath(path: string): boolean {
  return ownPaths.some((start) => path.startsWith(start));
}

/** The whole server, from a `Request` to a `Response`. */
export function createApp(receiver: Receiver, token?: string | undefined): Hono {
  const app = new Hono();

  for (const path of ownPaths) {
    app.use(`${path}*`, async ({ req }, next) => {
      receiver.guard.check(req.header('host') ?? new URL(req.url).host, req.header('origin'));
      await next();
      await receiver.services.database.committed;
    });
  }
  const letIn = controlAccess(token);
  app.use(`${controlPath}*`, letIn);
  app.use(`${controlPath}*`, limitBody);
  app.route(`${controlPath}v1`, controlApi(receiver));
  app.route('/', pageRoutes(receiver));
  app.route(verifyPath, silentRoutes(receiver));
  app.route(contentPath, contentRoutes(receiver));

  app.all('*', async ({ req: { raw: request } }) => {
    const { pathname, search, host } = new URL(request.url);
    const page =
      request.method !== 'GET'
        ? undefined
        : leadToPage(pathname + search, (name) => request.headers.get(name) ?? undefined);
    if (page !== undefined) return new Response(null, { status: 302, headers: { location: page } });
    const answer = await answerRequest(receiver, {
      method: request.method,
      target: pathname + search,
      header: (name) => request.headers.get(name) ?? (name === 'host' ? host : undefined),
      headers: () => Object.fromEntries(request.headers),
      readBody: async () => await readRequest(request),
      readBytes: async (limit) => await readRequestBytes(request, limit),
    });
    return toResponse(answer);
  });

  app.onError((error) => {
    if (error instanceof ConnectionLost) throw error;
    const { status, body, headers } = refuse(error);
    return Response.json(body, { status, headers: { ...headers } });
  });
  return app;
}

function toResponse({ status, headers, body, send }: Answer): Response {
  const content = status === 204 ? null : send ? ReadableStream.from(send(body)) : body;
  return new Response(content, { status, headers });
}

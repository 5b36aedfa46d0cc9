import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';
import threads from 'node:worker_threads';
import { http, https } from './http-modules.ts';
import { guardConnections, redirectTls } from './redirect-connections.ts';
import { redirectFetch } from './redirect-fetch.ts';
import { endedRequest, redirectRequest } from './redirect-request.ts';
import { redirectWorkers } from './redirect-workers.ts';

/**
 * Takes all traffic of this process for the vendor's APIs to the sandbox: that of `fetch`, and that of `node:http` and
 * `node:https`, however they are imported. What is meant for another host of the vendor is not let out.
 *
 * `register` is the address of the module that does so when it is loaded, for worker threads.
 */
export function startRedirect(target: URL, register: string): void {
  const plain = redirectRequest(http.request, target);
  const secure = redirectRequest(https.request, target);
  const connect = redirectTls(tls.connect, target);
  const Worker = redirectWorkers(target, register);
  Object.assign(http, { request: plain, get: endedRequest(plain) });
  Object.assign(https, { request: secure, get: endedRequest(secure) });
  Object.assign(tls, { connect });
  Object.assign(threads, { Worker });
  syncBuiltinESMExports();
  guardConnections(target);
  globalThis.fetch = redirectFetch(globalThis.fetch, target);
}

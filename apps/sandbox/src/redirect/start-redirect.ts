import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { redirectFetch } from './redirect-fetch.ts';
import { endedRequest, redirectRequest } from './redirect-request.ts';

/**
 * Takes all traffic of this process for the vendor's APIs to the sandbox: that of `fetch`, and that of `node:http` and
 * `node:https`, however they are imported. What is meant for another host of the vendor is not let out.
 */
export function startRedirect(target: URL): void {
  const plain = redirectRequest(http.request, target);
  const secure = redirectRequest(https.request, target);
  Object.assign(http, { request: plain, get: endedRequest(plain) });
  Object.assign(https, { request: secure, get: endedRequest(secure) });
  syncBuiltinESMExports();
  globalThis.fetch = redirectFetch(globalThis.fetch, target);
}

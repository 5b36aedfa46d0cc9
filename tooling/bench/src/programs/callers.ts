import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { authorization, messageId, request, security } from './sample-request.ts';

/** One call, by the side and the verb that the environment names. */
export function chosenCall(): () => Promise<unknown> {
  const { SERVER: server = '', SIDE: side = '', VERB: verb = '', HOOKS: hooks } = process.env;
  const calls: Record<string, () => Promise<unknown>> =
    side === 'fetch' ? fetchCalls(server) : commsCalls(server, hooks === 'yes');
  const call = calls[verb];
  if (!call) throw new Error(`there is no call ${verb}`);
  return call;
}

function fetchCalls(server: string): Record<string, () => Promise<unknown>> {
  const headers = { authorization, accept: 'application/json' };
  const url = `${server}/preview/Messages`;
  return {
    get: async () => await (await fetch(`${url}/${messageId}`, { headers })).json(),
    post: async () => {
      const body = JSON.stringify(request);
      const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
      return await (await fetch(url, init)).json();
    },
  };
}

function commsCalls(server: string, hooked: boolean): Record<string, () => Promise<unknown>> {
  const httpClient = new HttpClient();
  httpClient.addHook('beforeRequest', (built) => built.headers.set('x-team', 'billing'));
  httpClient.addHook('response', ({ status }) => {
    if (status >= 500) throw new Error(`the server answered ${status}`);
  });
  const messages = new Messages({
    security,
    serverURL: `${server}/preview`,
    timeoutMs: 10_000,
    totalTimeoutMs: 30_000,
    retry: { maxRetries: 3 },
    ...(hooked && { httpClient }),
  });
  return {
    get: async () => await messages.fetchOneMessage(messageId),
    post: async () => await messages.sendMessages(request),
  };
}

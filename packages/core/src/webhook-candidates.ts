import { headerOf, type WebhookRequest } from './webhook-request.ts';
import { queryOf } from './webhook-url.ts';

/**
 * The addresses that may be the public one, by what proxies write into headers; the one that was called comes first.
 * At most 60.
 */
export function* publicUrlCandidates(request: WebhookRequest, called: string): Generator<string> {
  const header = (name: string): string => headerOf(request.headers, name).split(',')[0]?.trim() ?? '';
  const { protocol, host, pathname } = new URL(called);
  const userInfo = /^\w+:\/\/([^/?#]*@)/.exec(called)?.[1] ?? '';
  for (const path of paths(pathname, header)) {
    for (const publicHost of hosts(host, header)) {
      for (const scheme of [protocol, protocol === 'https:' ? 'http:' : 'https:']) {
        const address = `${scheme}//${userInfo}${publicHost}${path}${queryOf(called)}`;
        if (URL.canParse(address)) yield address;
      }
    }
  }
}

function hosts(called: string, header: (name: string) => string): Set<string> {
  const inForwarded = /host="?([^";]+)/i.exec(header('forwarded'))?.[1] ?? '';
  const named = [called, header('x-forwarded-host'), header('x-original-host'), inForwarded].filter(Boolean);
  const port = header('x-forwarded-port');
  return new Set([...named, ...(port ? named.map((host) => `${host.replace(/:\d+$/, '')}:${port}`) : [])]);
}

function paths(called: string, header: (name: string) => string): Set<string> {
  const original = header('x-original-url') || header('x-original-uri');
  return new Set([
    called,
    called.endsWith('/') ? called.slice(0, -1) : `${called}/`,
    header('x-forwarded-prefix').replace(/\/$/, '') + called,
    // Some proxies write a whole URL here, others its path and query.
    original.replace(/^\w+:\/\/[^/]*/, '').replace(/[?#].*$/, '') || called,
  ]);
}

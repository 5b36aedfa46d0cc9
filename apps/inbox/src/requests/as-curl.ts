import type { RequestView } from '../data/traffic-views.ts';

/** Headers that curl makes itself, or that mean nothing to the sandbox. */
const left = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'connection',
  'content-length',
  'host',
  'transfer-encoding',
  'user-agent',
  'x-twilio-sandbox-host',
]);

/** A line for a shell that sends a request once more; the token is hidden, so that any takes its place. */
export function asCurl(view: RequestView, origin: string): string {
  const { method, host, path, request } = view;
  const headers = Object.entries(request?.headers ?? {}).filter(([name]) => !left.has(name.toLowerCase()));
  const isVendor = /\.twilio\.com$/i.test(host);
  const parts = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(origin + path + queryText(view))}`,
    ...(view.account_sid ? [`-u ${view.account_sid}:any-token`] : []),
    ...(isVendor && !path.startsWith(`/${host}`) ? [`-H ${quoted(`x-twilio-sandbox-host: ${host}`)}`] : []),
    ...headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(request?.body ? [`--data-raw ${quoted(request.body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

/** The query of a request, with the sign before it where there is one. */
export function queryText({ query }: Pick<RequestView, 'query'>): string {
  const text = typeof query === 'string' ? query.replace(/^\?/, '') : new URLSearchParams(query ?? {}).toString();
  return text && `?${text}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What stands where a secret is. */
const mask = '••••••';

const secretHeader = /^(authorization|proxy-authorization|cookie|set-cookie|x-twilio-signature)$/;
const secretName =
  /(^|[_.-])(password|passwd|secret|auth_?token|access_?token|bearer_?token|api_?key|private_?key|certificate|credentials?)$/i;

/** Headers as they may be shown. Of credentials by Basic, the name stays: it is the SID of an account or a key. */
export function maskHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) shown[name] = maskHeader(name.toLowerCase(), String(value));
  }
  return shown;
}

function maskHeader(name: string, value: string): string {
  if (!secretHeader.test(name)) return value;
  const encoded = /^basic +(\S+)$/i.exec(value)?.[1];
  const user = encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':')[0];
  return user && /^(AC|SK)\w+$/.test(user) ? `Basic ${user}:${mask}` : mask;
}

/** A path with its query as they may be shown. */
export function maskTarget(target: string): { readonly path: string; readonly query: string } {
  const at = target.indexOf('?');
  if (at === -1) return { path: target, query: '' };
  return { path: target.slice(0, at), query: maskPairs(target.slice(at + 1)) };
}

/** A body as it may be shown: the values of fields whose names say that they are secret are hidden. */
export function maskBody(text: string): string {
  if (!/^\s*[{[]/.test(text)) return /^[^\s=&]+=/.test(text) ? maskPairs(text) : text;
  // By the text itself: one that was cut off is no JSON any more.
  return text.replace(/"((?:[^"\\]|\\.)*)"(\s*:\s*)"(?:[^"\\]|\\.)*("|$)/g, (whole, name: string, colon: string) =>
    secretName.test(separated(name)) ? `"${name}"${colon}"${mask}"` : whole,
  );
}

function maskPairs(text: string): string {
  return text.replace(/([^&=]+)=([^&]*)/g, (whole, name: string) =>
    secretName.test(separated(name)) ? `${name}=${mask}` : whole,
  );
}

/** `AuthToken` as `Auth_Token`. */
function separated(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
}

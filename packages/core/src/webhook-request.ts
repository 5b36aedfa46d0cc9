/** Headers as the platform has them, or as an object with names in any case, as Node and the cloud functions give them. */
export type WebhookHeaders = Headers | { readonly [name: string]: string | readonly string[] | undefined };

/** A webhook in a server that has no `Request`, such as Express or a cloud function. */
export interface RawRequest {
  /** The URL that was called. Its path and query are enough where the option `url` is given. */
  readonly url: string;
  readonly headers: WebhookHeaders;
  /** The body as it came, before any parser: bytes or text. The empty text, where there is none. */
  readonly body: string | Uint8Array | ArrayBuffer;
}

/** A webhook as it arrives. */
export type WebhookRequest = Request | RawRequest;

/** The value of a header; several values are joined, and so are no signature any more. */
export function headerOf(headers: WebhookHeaders, name: string): string {
  if (isHeaders(headers)) return headers.get(name) ?? '';
  return String(Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '');
}

// Not `instanceof`, here and below: frameworks bring classes of their own.
function isHeaders(headers: WebhookHeaders): headers is Headers {
  return typeof Reflect.get(headers, 'get') === 'function';
}

/** Says whether a body of this content type is signed by its parameters. */
export function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType);
}

/** The body's bytes, or why they cannot be had. A `Request` is read here, once. */
export async function readBody(
  request: WebhookRequest,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'body-not-raw' | 'too-large'> {
  if ('arrayBuffer' in request) {
    const isSpent = request.bodyUsed || request.body?.locked;
    return isSpent ? 'body-not-raw' : await collect(request.body ?? [], maxBytes);
  }
  const kind = Object.prototype.toString.call(request.body);
  return /String|Uint8Array|ArrayBuffer/.test(kind) ? await collect([request.body], maxBytes) : 'body-not-raw';
}

async function collect(
  parts: AsyncIterable<Uint8Array> | Iterable<RawRequest['body']>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of parts) {
    const bytes = typeof part === 'string' ? encode(part) : new Uint8Array(part);
    size += bytes.length;
    // Written so that a limit that is not a number lets nothing through.
    if (!(size <= maxBytes)) return 'too-large';
    kept.push(bytes);
  }
  return new Uint8Array(await new Blob(kept).arrayBuffer());
}

/** A text in UTF-8. */
export function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

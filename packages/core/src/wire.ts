/** One HTTP request as core hands it to the transport. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
}

/** One answer, its body read to the end. */
export interface WireResponse {
  readonly status: number;
  readonly text: string;
  /** The value of one header, by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** All headers. */
  readonly headers: () => Headers;
}

/** Sends one request by other means than `fetch`. */
export type SendDirectly = (request: WireRequest) => Promise<WireResponse>;

/** How much of a refusal's body is read; what comes after says nothing more. */
export const maxErrorBytes = 1_048_576;

/** Reads an answer of `fetch`. */
export async function readResponse(response: Response): Promise<WireResponse> {
  return {
    status: response.status,
    text: response.ok ? await response.text() : await readStart(response),
    header: (name) => response.headers.get(name) ?? undefined,
    headers: () => response.headers,
  };
}

async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; reader && bytes < maxErrorBytes; ) {
    const { done, value } = await reader.read();
    if (done) return text;
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return text;
}

/** An answer as a `Response` of its own, which can be read without taking it from others. */
export function toResponse({ status, text, headers }: WireResponse): Response {
  if (status < 200) return Response.error();
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : text, { status, headers: headers() });
}

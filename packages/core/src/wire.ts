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
  readonly header: (name: string) => string | null | undefined;
  /** All headers. */
  readonly headers: () => Headers;
}

/** Thrown by a transport in whose hooks the user's own code failed: that is not to be taken for trouble on the network. */
export interface HookFailure {
  readonly hookError: unknown;
}

/** How much of a refusal's body is read; what comes after says nothing more. */
export const maxErrorBytes = 1_048_576;

/** Reads an answer of `fetch`. */
export async function readResponse(response: Response): Promise<WireResponse> {
  const { status, headers } = response;
  return {
    status,
    text: response.ok ? await response.text() : await readStart(response),
    header: (name) => headers.get(name),
    headers: () => headers,
  };
}

async function readStart({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  // Leaving the loop early cancels the rest of the body.
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxErrorBytes) break;
  }
  return text;
}

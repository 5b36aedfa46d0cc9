import type { Upload } from './upload.ts';

/** One HTTP request as core hands it to the transport. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Upload | undefined;
  /** Gives a signal that is aborted when nobody waits for the answer any more; it is made when asked for. */
  readonly signal: () => AbortSignal;
  /** Names what shall be called at that moment: what needs no signal is spared making one. */
  readonly onEnd: (cancel: () => void) => void;
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
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length < maxErrorBytes) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  // Not awaited: the rest of a body that was cloned is only canceled when its other half is.
  reader?.cancel().catch(() => undefined);
  return text;
}

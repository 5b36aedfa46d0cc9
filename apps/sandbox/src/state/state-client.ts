/** A running sandbox, for commands that ask it for its state or give it one. */
export interface RunningSandbox {
  /** Such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Where it listens on other addresses, too. */
  readonly token?: string | undefined;
}

/**
 * Calls the control API of a running sandbox.
 *
 * @throws {Error} in words for people, when it is not there or refuses.
 */
export async function callSandbox(
  { url, token }: RunningSandbox,
  path: string,
  request: RequestInit & { readonly duplex?: 'half' } = {},
): Promise<Response> {
  const headers = new Headers(request.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  let answer: Response;
  try {
    answer = await fetch(new URL(`/_sandbox/v1${path}`, url), { ...request, headers });
  } catch (error) {
    throw new Error(`No sandbox answers at ${url}: start it, or name its address with --url.`, { cause: error });
  }
  if (answer.ok) return answer;
  const refused: unknown = await answer.json().catch(() => undefined);
  const { message = 'its log says why' }: { readonly message?: string } = Object(refused);
  throw new Error(`The sandbox at ${url} refuses with ${answer.status}: ${message}`);
}

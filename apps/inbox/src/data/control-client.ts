/** Where the control API begins. */
const controlPath = '/_sandbox/v1';

/** A call of the control API that was refused, in words for people. */
class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** The address of something in the control API. */
export function controlUrl(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(given).toString();
  return `${controlPath}${path}${text && `?${text}`}`;
}

/**
 * Calls the control API; `Answer` is the form that its description gives.
 *
 * @throws {ControlError} when it refuses, or cannot be reached.
 */
export async function callControl<Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { query, body }: { readonly query?: Query; readonly body?: object } = {},
): Promise<Answer> {
  const response = await fetch(controlUrl(path, query), {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => {
    throw new ControlError(0, 'The sandbox does not answer. Is it running?');
  });
  const text = await response.text();
  if (!response.ok) throw new ControlError(response.status, reasonIn(text) ?? `${method} ${path}: ${response.status}`);
  return JSON.parse(text || '{}');
}

/** What a refusal says. */
function reasonIn(text: string): string | undefined {
  try {
    const body: { message?: string; error?: string; errors?: { message?: string }[] } = JSON.parse(text);
    const all = (body.errors ?? []).flatMap(({ message }) => message ?? []);
    return all.length > 0 ? all.join('. ') : (body.message ?? body.error);
  } catch {
    return undefined;
  }
}

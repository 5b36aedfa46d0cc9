/** The error with which a call fails; itself fails where the call does not. */
export async function rejection(call: PromiseLike<unknown> | (() => unknown)): Promise<unknown> {
  let value: unknown;
  try {
    value = await (typeof call === 'function' ? call() : call);
  } catch (error) {
    return error;
  }
  throw new Error(`expected a failure, but got ${String(value)}`);
}

import { CommsError } from './errors.ts';

/**
 * Why a webhook was refused.
 *
 * - `missing-signature`, `malformed-signature`: the header is not there, or is no signature.
 * - `mismatch`: no secret gives this signature for this URL and these parameters.
 * - `body-hash-mismatch`: the URL is signed, but the body is not the one that the URL names.
 * - `body-not-raw`: the body was parsed or read before, so that what was signed is lost.
 * - `too-large`: checking it would take more work than a webhook is worth.
 */
export type SignatureProblem =
  | 'missing-signature'
  | 'malformed-signature'
  | 'mismatch'
  | 'body-hash-mismatch'
  | 'body-not-raw'
  | 'too-large';

/**
 * A webhook is not proved to come from the vendor: answer 403 and do nothing else.
 *
 * @example
 * import { assertSignature, SignatureError } from '@comms/core/webhooks';
 *
 * export async function receive(request: Request, secrets: string): Promise<Response> {
 *   try {
 *     const { body } = await assertSignature(request, { secrets });
 *     return Response.json({ received: body.length });
 *   } catch (error) {
 *     if (SignatureError.isInstance(error)) return new Response(error.reason, { status: 403 });
 *     throw error;
 *   }
 * }
 */
export class SignatureError extends CommsError {
  static override readonly kind: string = 'SignatureError';
  /** Why it was refused, for programs. */
  declare readonly reason: SignatureProblem;
  /** What to do about it, for people. It holds nothing of the request and no secret. */
  declare readonly hint: string;
}

import { signersOf } from './webhook-hmac.ts';
import type { WebhookRequest } from './webhook-request.ts';
import { SignatureError, type SignatureProblem } from './webhook-signature-error.ts';
import { isBodySigned, signedPartsOf, signerIndexOf } from './webhook-signed-parts.ts';
import type { PublicUrl } from './webhook-url.ts';

/** How webhooks are verified. */
export interface VerifyOptions {
  /** The account's auth token; several while it is changed, at most 10. */
  readonly secrets: string | readonly string[];
  /**
   * The address that Twilio was given, where a proxy makes it differ from the URL that is called.
   *
   * @default the URL of the request
   */
  readonly url?: PublicUrl | undefined;
  /** @default 1048576 */
  readonly maxBytes?: number | undefined;
}

/** A webhook that is proved to be genuine. */
export interface VerifiedWebhook {
  readonly ok: true;
  /** Which of the secrets signed it. */
  readonly secretIndex: number;
  /** The body as text, since a `Request` can be read only once. */
  readonly body: string;
}

/** A webhook that must not be believed. */
export interface RefusedWebhook {
  readonly ok: false;
  readonly reason: SignatureProblem;
  /** What to do about it. It holds nothing of the request and no secret. */
  readonly hint: string;
}

/** A webhook that passed or failed its check. */
export type VerifyResult = VerifiedWebhook | RefusedWebhook;

const hints: Readonly<Record<SignatureProblem, string>> = {
  'missing-signature': 'It is not from Twilio, or a proxy drops X-Twilio-Signature.',
  'malformed-signature': 'X-Twilio-Signature is not one HMAC-SHA1 in Base64.',
  mismatch: 'Check the auth token; behind a proxy, give the public address as `url`. See explainMismatch().',
  'body-hash-mismatch': 'The bodySHA256 is not that of the body. Pass the body as it came.',
  'body-not-raw': 'The body was parsed or read before. Verify first, and pass its bytes or text.',
  'too-large': 'The body (see `maxBytes`), its parameters or the URL exceed a limit.',
};

/**
 * Proves that a webhook comes from Twilio and was not changed on its way.
 *
 * A `Request` is read by it: take the text from `body` of the result. It throws only for mistakes in the options.
 *
 * @example
 * import { verifySignature } from '@comms/core/webhooks';
 *
 * export async function receive(request: Request, authToken: string): Promise<Response> {
 *   const result = await verifySignature(request, { secrets: authToken, url: 'https://example.com' });
 *   if (!result.ok) return new Response(result.reason, { status: 403 });
 *   const events: unknown = JSON.parse(result.body);
 *   return Response.json({ received: Array.isArray(events) ? events.length : 1 });
 * }
 *
 * @throws {ConfigurationError} when a secret is empty, or there are none or more than 10.
 */
export async function verifySignature(request: WebhookRequest, options: VerifyOptions): Promise<VerifyResult> {
  const signers = await signersOf(options.secrets);
  const parts = await signedPartsOf(request, options);
  if (typeof parts === 'string') return refused(parts);
  const secretIndex = await signerIndexOf(signers, parts, parts.url);
  if (secretIndex < 0) return refused('mismatch');
  if (!(await isBodySigned(parts))) return refused('body-hash-mismatch');
  return { ok: true, secretIndex, body: parts.body };
}

function refused(reason: SignatureProblem): RefusedWebhook {
  return { ok: false, reason, hint: hints[reason] };
}

/**
 * Does what `verifySignature` does, and throws where that says no.
 *
 * @example
 * import { assertSignature } from '@comms/core/webhooks';
 *
 * export async function bodyOf(request: Request, authToken: string): Promise<string> {
 *   const { body } = await assertSignature(request, { secrets: authToken });
 *   return body;
 * }
 *
 * @throws {SignatureError} when the webhook must not be believed; answer 403.
 * @throws {ConfigurationError} when a secret is empty, or there are none or more than 10.
 */
export async function assertSignature(request: WebhookRequest, options: VerifyOptions): Promise<VerifiedWebhook> {
  const result = await verifySignature(request, options);
  if (result.ok) return result;
  const { reason, hint } = result;
  throw new SignatureError(`webhooks: refused, ${reason}. ${hint}`, { reason, hint });
}

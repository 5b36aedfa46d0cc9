import { publicUrlCandidates } from './webhook-candidates.ts';
import { signedParameters, signersOf } from './webhook-hmac.ts';
import type { WebhookRequest } from './webhook-request.ts';
import { isBodySigned, type SignedParts, signedPartsOf, signerIndexOf } from './webhook-signed-parts.ts';
import type { VerifyOptions } from './webhook-verify.ts';

/** A usual mistake that keeps a genuine signature from matching. */
export type MismatchCause = 'scheme' | 'host' | 'port' | 'path' | 'content-type' | 'secret' | 'body';

/** What would have made a signature match. */
export interface MismatchExplanation {
  /** The mistakes, all of which have to be mended; empty where no usual mistake explains the mismatch. */
  readonly causes: readonly MismatchCause[];
  /** The address that was signed, without query and user info: what to give as the option `url`. */
  readonly publicUrl?: string | undefined;
  /** The same in words. It holds nothing of the request and no secret. */
  readonly hint: string;
}

const causes: readonly MismatchCause[] = ['scheme', 'host', 'port', 'path', 'content-type', 'secret', 'body'];

const hints: Readonly<Record<MismatchCause, string>> = {
  scheme: 'The URL has the wrong scheme: a proxy ends TLS and calls you by http, or the other way round.',
  host: 'The host is not the public one: a proxy names that in a forwarding header.',
  port: 'The port is not the public one: a proxy names that in X-Forwarded-Port.',
  path: 'The path is not the public one: a proxy takes off or adds a prefix or the last slash.',
  'content-type': 'The body is a form, but the Content-Type header does not say so.',
  secret: 'The secret has white space around it: trim it.',
  body: 'The signature matches, but the body is not what was hashed: pass it exactly as it came.',
};

/**
 * Tries the usual mistakes of proxies and set-ups on a webhook that was refused, and names those that explain it.
 *
 * An aid for development: it trusts forwarding headers, which anyone can write, so never accept a webhook for what it
 * says. It reads the body: clone a `Request` before it is verified.
 *
 * @example
 * import { verifySignature } from '@comms/core/webhooks';
 * import { explainMismatch } from '@comms/core/webhooks/explain';
 *
 * export async function receive(request: Request, authToken: string): Promise<Response> {
 *   const copy = request.clone();
 *   const result = await verifySignature(request, { secrets: authToken });
 *   if (result.ok) return new Response();
 *   const { hint } = await explainMismatch(copy, { secrets: authToken });
 *   console.warn(hint);
 *   return new Response(result.reason, { status: 403 });
 * }
 *
 * @throws {ConfigurationError} when a secret is empty, or there are none or more than 10.
 */
export async function explainMismatch(request: WebhookRequest, options: VerifyOptions): Promise<MismatchExplanation> {
  const secrets = [options.secrets].flat();
  const signers = await signersOf(secrets);
  const trimmed = await signersOf(secrets.map((secret) => secret.trim()));
  const parts = await signedPartsOf(request, options);
  if (typeof parts === 'string') return { causes: [], hint: `The request cannot be checked: ${parts}.` };

  for (const url of publicUrlCandidates(request, parts.url)) {
    for (const reading of readingsOf(parts)) {
      const isSecretRight = (await signerIndexOf(signers, reading, url)) >= 0;
      if (!isSecretRight && (await signerIndexOf(trimmed, reading, url)) < 0) continue;
      const found: Record<MismatchCause, boolean> = {
        ...differences(new URL(parts.url), new URL(url)),
        'content-type': reading.isForm !== parts.isForm,
        secret: !isSecretRight,
        body: !(await isBodySigned(reading)),
      };
      return explanation(
        new URL(url),
        causes.filter((cause) => found[cause]),
      );
    }
  }
  return { causes: [], hint: 'No usual mistake explains it: most likely the auth token is that of another account.' };
}

/** The parts as they are and, since proxies lose headers, as they would be if the body were a form. */
function readingsOf(parts: SignedParts): SignedParts[] {
  const parameters = parts.isForm ? undefined : signedParameters(parts.body);
  return parameters ? [parts, { ...parts, isForm: true, parameters }] : [parts];
}

function differences(called: URL, signed: URL): Record<'scheme' | 'host' | 'port' | 'path', boolean> {
  const isOtherHost = called.hostname !== signed.hostname;
  return {
    scheme: called.protocol !== signed.protocol,
    host: isOtherHost,
    port: !isOtherHost && called.port !== signed.port,
    path: called.pathname !== signed.pathname,
  };
}

function explanation(signed: URL, found: readonly MismatchCause[]): MismatchExplanation {
  const hint = found.map((cause) => hints[cause]).join(' ') || 'The signature matches: there is nothing to explain.';
  return { causes: found, publicUrl: signed.origin + signed.pathname, hint };
}

import { ConfigurationError } from './errors.ts';
import { hashOf, signedParameters, signersOf } from './webhook-hmac.ts';
import { encode, isForm } from './webhook-request.ts';
import { bare, queryOf } from './webhook-url.ts';

/** What is signed, and with what. */
export interface SignRequest {
  /** Where the webhook goes, as the receiver's public address. */
  readonly url: string;
  /** @default undefined, for a request without a body, such as a GET */
  readonly body?: string | undefined;
  /** @default "application/json" */
  readonly contentType?: string | undefined;
  readonly secret: string;
}

/** What to send along with the body. */
export interface SignedWebhook {
  /** The URL to call: with `bodySHA256`, unless the body is a form. */
  readonly url: string;
  readonly headers: { readonly 'x-twilio-signature': string; readonly 'content-type'?: string };
}

/**
 * Signs a webhook as Twilio does, to test a receiver.
 *
 * Call the URL of the result: it is not always the one that was given.
 *
 * @example
 * import { sign, verifySignature } from '@comms/core/webhooks';
 *
 * const body = JSON.stringify([{ type: 'com.twilio.comms-api.message.delivered' }]);
 * const { url, headers } = await sign({ url: 'https://example.com/hook', body, secret: 'a token for tests' });
 * const request = new Request(url, { method: 'POST', headers, body });
 * const result = await verifySignature(request, { secrets: 'a token for tests' });
 *
 * @throws {ConfigurationError} when the secret is empty, the URL is not absolute, or a form has over 1000 parameters.
 */
export async function sign(request: SignRequest): Promise<SignedWebhook> {
  const { body, contentType = 'application/json', secret } = request;
  const [signer] = await signersOf(secret);
  const isParameters = isForm(contentType);
  const parameters = isParameters ? signedParameters(body ?? '') : '';
  if (!signer || !URL.canParse(request.url) || parameters === undefined) {
    throw new ConfigurationError('webhooks: cannot sign. Give an absolute `url`, and at most 1000 parameters.');
  }
  let url = bare(new URL(request.url)) + queryOf(request.url);
  if (body !== undefined && !isParameters) {
    url += `${url.includes('?') ? '&' : '?'}bodySHA256=${await hashOf(encode(body))}`;
  }
  const headers = { 'x-twilio-signature': await signer(url + parameters) };
  return { url, headers: body === undefined ? headers : { ...headers, 'content-type': contentType } };
}

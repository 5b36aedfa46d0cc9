import { hashOf, isEqual, type Signer, signedParameters } from './webhook-hmac.ts';
import { headerOf, isForm, readBody, type WebhookRequest } from './webhook-request.ts';
import type { SignatureProblem } from './webhook-signature-error.ts';
import { type PublicUrl, publicUrlOf, queryOf, signedForms } from './webhook-url.ts';

/** What a signature vouches for, read from a request. */
export interface SignedParts {
  readonly signature: string;
  readonly url: string;
  readonly isForm: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly body: string;
  /** What the body adds to the signed text: a form's parameters. */
  readonly parameters: string;
}

/** What of a request is read, and how much. */
export interface ReadOptions {
  readonly url?: PublicUrl | undefined;
  readonly maxBytes?: number | undefined;
}

const defaultMaxBytes = 1_048_576;
const maxUrlLength = 65_536;

/** Reads what is signed, or says why it cannot be read. The body is left alone where the headers are enough to refuse. */
export async function signedPartsOf(
  request: WebhookRequest,
  options: ReadOptions,
): Promise<SignedParts | SignatureProblem> {
  const signature = headerOf(request.headers, 'x-twilio-signature');
  if (!signature) return 'missing-signature';
  if (!/^[A-Za-z0-9+/]{27}=$/.test(signature)) return 'malformed-signature';

  const url = publicUrlOf(request, options.url);
  if (url === undefined) return 'mismatch';
  if (url.length > maxUrlLength) return 'too-large';

  const bytes = await readBody(request, options.maxBytes ?? defaultMaxBytes);
  if (typeof bytes === 'string') return bytes;
  const body = new TextDecoder().decode(bytes);
  const form = isForm(headerOf(request.headers, 'content-type'));
  const parameters = form ? signedParameters(body) : '';
  return parameters === undefined ? 'too-large' : { signature, url, isForm: form, bytes, body, parameters };
}

/** Which of the secrets signed the parts under this URL, in any of its forms; -1 for none. */
export async function signerIndexOf(signers: readonly Signer[], parts: SignedParts, url: string): Promise<number> {
  for (const form of signedForms(url)) {
    for (const [index, sign] of signers.entries()) {
      if (isEqual(await sign(form + parts.parameters), parts.signature)) return index;
    }
  }
  return -1;
}

/** Says whether the body is covered: by the parameters of a form or, for anything else, by the hash in the signed URL. */
export async function isBodySigned({ url, isForm, bytes }: SignedParts): Promise<boolean> {
  // Twilio appends its own, so the last one counts. Where there is one it must hold, whatever the content type says.
  const hash = new URLSearchParams(queryOf(url)).getAll('bodySHA256').at(-1);
  return hash === undefined ? isForm || bytes.length === 0 : isEqual(await hashOf(bytes), hash);
}

export type { RawRequest, WebhookHeaders, WebhookRequest } from './webhook-request.ts';
export type { SignedWebhook, SignRequest } from './webhook-sign.ts';
export { sign } from './webhook-sign.ts';
export type { SignatureProblem } from './webhook-signature-error.ts';
export { SignatureError } from './webhook-signature-error.ts';
export type { PublicUrl } from './webhook-url.ts';
export type { RefusedWebhook, VerifiedWebhook, VerifyOptions, VerifyResult } from './webhook-verify.ts';
export { assertSignature, verifySignature } from './webhook-verify.ts';

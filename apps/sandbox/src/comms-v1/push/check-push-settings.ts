import type { Problem } from '../../api/problem.ts';
import { tokenFault } from '../../push/device-token.ts';
import { checkTags } from '../check-tags.ts';
import { channelOf } from './push-provider.ts';

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What a credential of each type is made of. */
const parts: Readonly<Record<string, readonly string[]>> = {
  APN: ['certificate', 'privateKey'],
  APN_SANDBOX: ['certificate', 'privateKey'],
  FCM: ['privateKey'],
};

/** Finds what the contract cannot say of a new credential: that its content is not of its type, or is not in base64. */
export function checkCredential(request: unknown): Problem[] {
  const { credentialType: type, content } = Object(request);
  const wanted = parts[String(type)];
  if (!wanted || typeof content !== 'object' || content === null) return [];
  const fields: Record<string, unknown> = Object(content);
  const missing = wanted.filter((name) => !(name in fields)).map((name) => problem(name, `is missing for ${type}`));
  const strange = Object.keys(fields).filter((name) => !wanted.includes(name));
  return [
    ...missing,
    ...strange.map((name) => problem(name, `is no part of a credential for ${type}`)),
    ...wanted.flatMap((name) => {
      const text = fields[name];
      return typeof text !== 'string' || text === '' || isBase64(text) ? [] : [problem(name, 'is not in base64')];
    }),
  ];
}

/** Finds what the contract cannot say of a new device: that its token is none. */
export function checkRegistration(request: unknown): Problem[] {
  const { token, provider } = Object(request);
  const channel = channelOf(provider);
  if (!channel || typeof token !== 'string' || token === '') return [];
  const fault = tokenFault(channel, token);
  return fault === undefined ? [] : [{ code: 21211, field: 'token', message: `token ${fault}` }];
}

/** Finds what the contract cannot say of a change of a credential. */
export function checkCredentialChange(request: unknown): Problem[] {
  return checkTags(Object(request).tags);
}

/** Programs that write base64 break it into lines. */
function isBase64(text: string): boolean {
  const packed = text.replace(/\s/g, '');
  return packed.length % 4 === 0 && base64.test(packed);
}

function problem(name: string, what: string): Problem {
  const field = `content.${name}`;
  return { code: 20001, field, message: `${field} ${what}` };
}

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Json } from './test-client.ts';

/** What can be wrong with what an authenticator gives. */
export interface Flaws {
  readonly origin?: string;
  readonly challenge?: string;
  readonly relyingPartyId?: string;
  /** Whether the user was verified, by a PIN or a finger. */
  readonly isUserVerified?: boolean;
  /** The counter that it tells. */
  readonly counter?: number;
  /** The key that it signs with instead of its own. */
  readonly key?: KeyObject;
}

/** A passkey in software: makes and uses one credential with ES256, as a browser and its authenticator do together. */
export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly #id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;
  #userHandle: string | undefined;

  constructor(origin = 'https://example.com') {
    this.#origin = origin;
  }

  /** What `navigator.credentials.create()` gives, as JSON; with an attestation signed by itself, or with none. */
  create(options: Json, attestation: 'packed' | 'none' = 'packed', flaws: Flaws = {}): Json {
    this.#userHandle = options.user.id;
    const clientData = this.#clientData('webauthn.create', options.challenge, flaws);
    const authData = this.#authenticatorData(flaws.relyingPartyId ?? options.rp.id, flaws, this.#attestedCredential());
    const signature = this.#sign(authData, clientData, flaws);
    const statement =
      attestation === 'packed' ? map([text('alg'), integer(-7)], [text('sig'), bytes(signature)]) : map();
    const attestationObject = map(
      [text('fmt'), text(attestation)],
      [text('attStmt'), statement],
      [text('authData'), bytes(authData)],
    );
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** What `navigator.credentials.get()` gives, as JSON. */
  get(options: Json, flaws: Flaws = {}): Json {
    this.#counter += 1;
    const clientData = this.#clientData('webauthn.get', options.challenge, flaws);
    const authData = this.#authenticatorData(flaws.relyingPartyId ?? options.rpId, flaws);
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: this.#sign(authData, clientData, flaws).toString('base64url'),
      userHandle: this.#userHandle,
    });
  }

  #credential(response: Json): Json {
    const id = this.#id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: {},
      response,
    };
  }

  #clientData(type: string, challenge: string, flaws: Flaws): Buffer {
    const { origin = this.#origin, challenge: told = challenge } = flaws;
    return Buffer.from(JSON.stringify({ type, challenge: told, origin, crossOrigin: false }));
  }

  #authenticatorData(relyingPartyId: string, flaws: Flaws, attested: Buffer = Buffer.alloc(0)): Buffer {
    const { isUserVerified = true, counter = this.#counter } = flaws;
    const flags = 1 + (isUserVerified ? 4 : 0) + (attested.length > 0 ? 64 : 0);
    const counterBytes = Buffer.alloc(4);
    counterBytes.writeUInt32BE(counter);
    return Buffer.concat([sha256(relyingPartyId), Buffer.from([flags]), counterBytes, attested]);
  }

  /** The identifier of the model, that of the credential, and its key as COSE has it. */
  #attestedCredential(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.#id.length);
    const key = map(
      [integer(1), integer(2)],
      [integer(3), integer(-7)],
      [integer(-1), integer(1)],
      [integer(-2), bytes(Buffer.from(x, 'base64url'))],
      [integer(-3), bytes(Buffer.from(y, 'base64url'))],
    );
    return Buffer.concat([Buffer.alloc(16), length, this.#id, key]);
  }

  #sign(authData: Buffer, clientData: Buffer, { key = this.#keys.privateKey }: Flaws): Buffer {
    return sign('sha256', Buffer.concat([authData, sha256(clientData)]), key);
  }
}

/** A private key that no authenticator here has. */
export function strangeKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** CBOR: the type of what follows, and a number. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) + value]);
  if (value < 256) return Buffer.from([(major << 5) + 24, value]);
  return Buffer.from([(major << 5) + 25, value >> 8, value & 255]);
}

function integer(value: number): Buffer {
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([head(2, value.length), value]);
}

function text(value: string): Buffer {
  return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
}

function map(...entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flat()]);
}

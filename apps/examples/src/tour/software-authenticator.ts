import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What WebAuthn exchanges as JSON. */
type Json = Record<string, unknown>;

/** Stands for a browser with its authenticator: makes one passkey, and signs with it. */
export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly #id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle: unknown;
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** What `navigator.credentials.create()` gives. */
  create(options: Json): Json {
    const { rp, user, challenge } = options;
    this.#userHandle = Object(user).id;
    const attestationObject = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(this.#authenticatorData(Object(rp).id, 0x45, this.#newCredential()))],
    ]);
    const clientDataJSON = this.#clientData('webauthn.create', challenge);
    return this.#credential({ clientDataJSON: base64(clientDataJSON), attestationObject: base64(attestationObject) });
  }

  /** What `navigator.credentials.get()` gives. */
  get(options: Json): Json {
    const { rpId, challenge } = options;
    this.#counter += 1;
    const authenticatorData = this.#authenticatorData(String(rpId), 0x05);
    const clientDataJSON = this.#clientData('webauthn.get', challenge);
    const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
    return this.#credential({
      authenticatorData: base64(authenticatorData),
      clientDataJSON: base64(clientDataJSON),
      signature: base64(sign('sha256', signed, this.#keys.privateKey)),
      userHandle: this.#userHandle,
    });
  }

  #credential(response: Json): Json {
    const id = base64(this.#id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: unknown): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }

  #authenticatorData(relyingPartyId: string, flags: number, credential: Buffer = Buffer.alloc(0)): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    return Buffer.concat([sha256(Buffer.from(relyingPartyId)), Buffer.from([flags]), counter, credential]);
  }

  /** The identifier of the credential, and its public key in the form of COSE. */
  #newCredential(): Buffer {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = cborMap([
      [cborInteger(1), cborInteger(2)],
      [cborInteger(3), cborInteger(-7)],
      [cborInteger(-1), cborInteger(1)],
      [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
      [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
    ]);
    return Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, key]);
  }
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

function base64(data: Buffer): string {
  return data.toString('base64url');
}

function cborHead(type: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(type << 5) + value]);
  return value < 256
    ? Buffer.from([(type << 5) + 24, value])
    : Buffer.from([(type << 5) + 25, value >> 8, value & 255]);
}

function cborInteger(value: number): Buffer {
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
}

function cborBytes(data: Buffer): Buffer {
  return Buffer.concat([cborHead(2, data.length), data]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
}

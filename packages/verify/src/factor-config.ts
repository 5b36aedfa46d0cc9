/** The options of WebAuthn, in its own JSON form: what a browser takes to make or use a passkey. */
export interface PasskeyOptions {
  [name: string]: unknown;
}

/** What a browser gives for a passkey, in WebAuthn's own JSON form: `credential.toJSON()`. */
export interface PasskeyCredential {
  [name: string]: unknown;
}

/** What the user's device has to do next. Inferred. */
export interface NextStep {
  /** What to do: make or use a passkey, type a code, sign the challenge, or open an address. */
  action?:
    | 'create_passkey'
    | 'use_passkey'
    | 'enter_code'
    | 'sign_challenge'
    | 'open_url'
    | (string & {})
    | null
    | undefined;
  /** For passkeys: give it to `navigator.credentials`, or to a library such as @simplewebauthn/browser. */
  passkeyOptions?: PasskeyOptions | null | undefined;
  /** For devices: what `authPayload` has to sign. */
  challenge?: string | null | undefined;
}

/** The website or application that passkeys are for. */
export interface RelyingParty {
  /**
   * Its domain.
   *
   * @minLength 1
   * @maxLength 253
   * @example "example.com"
   */
  id?: string | undefined;
  /** @maxLength 255 */
  name?: string | undefined;
  /**
   * The origins that may use them.
   *
   * @default the domain itself and all below it
   */
  origins?: string[] | undefined;
}

/** Whom a passkey is shown to belong to. */
export interface PasskeyUser {
  /** @maxLength 255 */
  displayName?: string | undefined;
}

/** How a passkey is made. Its fields are inferred. */
export interface PasskeyConfig {
  relyingParty?: RelyingParty | undefined;
  /** @default "any" */
  authenticatorAttachment?: 'platform' | 'cross-platform' | 'any' | (string & {}) | undefined;
  /** @default "preferred" */
  discoverableCredentials?: 'required' | 'preferred' | 'discouraged' | (string & {}) | undefined;
  /** @default "preferred" */
  userVerification?: 'required' | 'preferred' | 'discouraged' | (string & {}) | undefined;
  user?: PasskeyUser | undefined;
}

/** How an authenticator app makes its codes. Its fields are inferred. */
export interface TotpConfig {
  /** @default "sha1" */
  alg?: 'sha1' | 'sha256' | 'sha512' | (string & {}) | undefined;
  /**
   * For how many seconds a code is good.
   *
   * @minimum 20
   * @maximum 60
   * @asType integer
   * @default 30
   */
  timeStep?: number | undefined;
  /**
   * How many codes before and after the right one are taken, since clocks differ.
   *
   * @minimum 0
   * @maximum 2
   * @asType integer
   * @default 1
   */
  skew?: number | undefined;
  /**
   * @minimum 3
   * @maximum 8
   * @asType integer
   * @default 6
   */
  codeLength?: number | undefined;
  /**
   * A secret of your own, in base32.
   *
   * @minLength 16
   * @maxLength 256
   * @pattern ^[A-Z2-7]+=*$
   * @default a new one
   */
  secret?: string | undefined;
}

/** A device that approves by signing, with or without asking its owner. Its fields are inferred. */
export interface DeviceConfig {
  /** @maxLength 255 */
  appId?: string | undefined;
  /**
   * How the device is told; `none` where it asks by itself.
   *
   * @default "none"
   */
  notificationPlatform?: 'apn' | 'fcm' | 'none' | (string & {}) | undefined;
  /** @maxLength 512 */
  notificationToken?: string | undefined;
  /** @maxLength 255 */
  sdkVersion?: string | undefined;
  /** @default "ES256" */
  alg?: 'ES256' | (string & {}) | undefined;
  /**
   * The public key on the curve P-256: PEM, or SubjectPublicKeyInfo in base64.
   *
   * @maxLength 1024
   */
  publicKey: string;
}

/** A factor's configuration as it is kept: the fields of its type. All are inferred. */
export interface FactorConfig {
  relyingParty?: RelyingParty | null | undefined;
  authenticatorAttachment?: string | null | undefined;
  discoverableCredentials?: string | null | undefined;
  userVerification?: string | null | undefined;
  user?: PasskeyUser | null | undefined;
  alg?: string | null | undefined;
  timeStep?: number | null | undefined;
  skew?: number | null | undefined;
  codeLength?: number | null | undefined;
  /** Only in the answer of `createFactor`. */
  secret?: string | null | undefined;
  /** What an authenticator app reads as a QR code. It holds the secret: only in the answer of `createFactor`. */
  uri?: string | null | undefined;
  appId?: string | null | undefined;
  notificationPlatform?: string | null | undefined;
  notificationToken?: string | null | undefined;
  sdkVersion?: string | null | undefined;
  publicKey?: string | null | undefined;
}

/** What can be changed of a factor's configuration: the fields of its type. */
export interface UpdateFactorConfig {
  /** For `totp`. */
  alg?: 'sha1' | 'sha256' | 'sha512' | (string & {}) | undefined;
  /**
   * For `totp`.
   *
   * @minimum 20
   * @maximum 60
   * @asType integer
   */
  timeStep?: number | undefined;
  /**
   * For `totp`.
   *
   * @minimum 0
   * @maximum 2
   * @asType integer
   */
  skew?: number | undefined;
  /**
   * For `totp`.
   *
   * @minimum 3
   * @maximum 8
   * @asType integer
   */
  codeLength?: number | undefined;
  /**
   * For devices.
   *
   * @maxLength 255
   */
  appId?: string | undefined;
  /** For devices. */
  notificationPlatform?: 'apn' | 'fcm' | 'none' | (string & {}) | undefined;
  /**
   * For devices.
   *
   * @maxLength 512
   */
  notificationToken?: string | undefined;
  /**
   * For devices.
   *
   * @maxLength 255
   */
  sdkVersion?: string | undefined;
  /** For passkeys: what the browser gave for the new one. */
  credential?: PasskeyCredential | undefined;
}

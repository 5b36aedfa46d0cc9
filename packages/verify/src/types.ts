import type { PageRequest, Pagination, RelatedResource, Tags } from '@comms/core';
import type { VerificationContentInput, VerificationProcessingOptions } from './content.ts';
import type { NextStep, PasskeyCredential } from './factor-config.ts';
import type { FactorType } from './factors.ts';
import type { StartVerificationRequestFrom, StartVerificationRequestTo, VerificationTo } from './recipients.ts';

/** Where a verification stands. Its values are inferred. */
export type VerificationStatus =
  | 'pending'
  | 'approved'
  | 'canceled'
  | 'max_attempts_reached'
  | 'expired'
  | 'failed'
  | 'deleted'
  | (string & {});

/** How a code is sent: on one of the channels, or spoken in a call. `voice` is inferred. */
export type VerificationChannel =
  | 'email'
  | 'tel'
  | 'whatsapp'
  | 'fbm'
  | 'gbm'
  | 'chat'
  | 'apn'
  | 'fcm'
  | 'voice'
  | (string & {});

/** How hard verifications are looked at for fraud before a code is sent. */
export type FraudGuardLevel = 'none' | 'basic' | 'standard' | 'maximum' | (string & {});

/** What `startVerification` takes. */
export interface StartVerificationRequest {
  /**
   * Who sends the code.
   *
   * @default the API's own sender
   */
  from?: StartVerificationRequestFrom | undefined;
  /** Who is verified; left out only for passkeys that tell it themselves. */
  to?: StartVerificationRequestTo | undefined;
  /**
   * What the recipient sees.
   *
   * @default the usual text, around a code that the API makes
   */
  content?: VerificationContentInput | undefined;
  processingOptions?: VerificationProcessingOptions | undefined;
  tags?: Tags | undefined;
}

/** How many checks a verification has had, and how many more it takes. Inferred. */
export interface VerificationAttempts {
  used?: number | null | undefined;
  left?: number | null | undefined;
}

/** A session in which someone proves who they are. Codes are never in it. */
export interface Verification {
  /** @example "verification_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  /** Inferred: the reference leaves it out. */
  status?: VerificationStatus | null | undefined;
  to?: VerificationTo | null | undefined;
  /** How the code was sent. Inferred. */
  channel?: VerificationChannel | null | undefined;
  /** With what kind of factor the person is verified. Inferred. */
  factorType?: FactorType | null | undefined;
  attempts?: VerificationAttempts | null | undefined;
  /** Why it has failed, or why the last check was in vain, in one word. Inferred. */
  reason?: string | null | undefined;
  /** When it can no longer be approved. Inferred. */
  expiresAt?: Date | null | undefined;
  /** When the same recipient can get another code; null where that is now. Inferred. */
  retryAt?: Date | null | undefined;
  /** What the user's device has to do. Inferred. */
  nextStep?: NextStep | null | undefined;
  /** The address that the phone opens over its mobile network. */
  silentNetworkAuthUrl?: string | null | undefined;
  /** What was sent to the recipient. */
  related?: RelatedResource[] | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `listVerifications` takes: filters that must all hold. */
export interface ListVerificationsRequest extends PageRequest {
  status?: VerificationStatus | undefined;
  /** Verifications with a factor of this type. */
  factorType?: FactorType | undefined;
  contactId?: string | undefined;
  userIdentifier?: string | undefined;
  channel?: VerificationChannel | undefined;
  /** Verifications created after this time. */
  startDate?: Date | undefined;
  /** Verifications created before this time. */
  endDate?: Date | undefined;
}

/** One page of verifications. */
export interface ListVerificationsResponse {
  verifications: Verification[];
  pagination?: Pagination | null | undefined;
}

/** What holds for all verifications of an account. */
export interface VerificationsSettings {
  fraudGuardLevel?: FraudGuardLevel | undefined;
  /**
   * How long a verification stays pending, as an ISO 8601 duration.
   *
   * @example "PT10M"
   */
  timeToExpire?: string | undefined;
  /**
   * After how long a verification is deleted, as an ISO 8601 duration.
   *
   * @example "P30D"
   */
  timeToDelete?: string | undefined;
}

/** What `updateVerificationsSettings` takes: what is left out stays. */
export interface UpdateVerificationsSettingsRequest extends VerificationsSettings {}

/** What `fetchSingleVerification` takes. */
export interface FetchSingleVerificationRequest {
  verificationId: string;
}

/** What `deleteVerification` takes. */
export interface DeleteVerificationRequest {
  verificationId: string;
}

/** What `approveVerification` takes. */
export interface ApproveVerificationRequest {
  verificationId: string;
}

/** What `cancelVerification` takes. */
export interface CancelVerificationRequest {
  verificationId: string;
}

/** What the person has shown: a code, or what a device has signed. */
export interface VerificationCheckRequest {
  /**
   * The code that the person typed.
   *
   * @minLength 4
   * @maxLength 10
   */
  code?: string | undefined;
  /**
   * For payments under PSD2: the amount that the verification was started with.
   *
   * @maxLength 64
   */
  amount?: string | undefined;
  /**
   * For payments under PSD2: the payee that the verification was started with.
   *
   * @maxLength 255
   */
  payee?: string | undefined;
  /** What the browser gave for the passkey, as JSON. Inferred. */
  credential?: PasskeyCredential | undefined;
  /**
   * What the device has signed; for a passkey `credential` as a text, for an authenticator app its code. Inferred.
   *
   * @minLength 1
   * @maxLength 65536
   */
  authPayload?: string | undefined;
}

/** What `checkVerification` takes. */
export interface CheckVerificationRequest extends VerificationCheckRequest {
  verificationId: string;
}

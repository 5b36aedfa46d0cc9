import type { PageRequest, Pagination, RelatedResource, Tags } from '@comms/core';
import type {
  DeviceConfig,
  FactorConfig,
  NextStep,
  PasskeyConfig,
  TotpConfig,
  UpdateFactorConfig,
} from './factor-config.ts';

/** The kinds of factors. All but `passkey` are inferred. */
export type FactorType = 'passkey' | 'totp' | 'push' | 'silent_device_approval' | (string & {});

/** Whether a factor can be used: only verified ones can. */
export type FactorStatus = 'unverified' | 'verified' | 'expired' | (string & {});

/** What all factors are made with. */
export interface NewFactor {
  /**
   * What people read of it.
   *
   * @maxLength 255
   */
  friendlyName?: string | undefined;
  /**
   * Your own name for the person, such as a hash of an internal id.
   *
   * @minLength 1
   * @maxLength 255
   */
  userIdentifier?: string | undefined;
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId?: string | undefined;
  tags?: Tags | undefined;
}

/** A passkey to be made. */
export interface CreatePasskeyFactorRequest extends NewFactor {
  type: 'passkey';
  config: PasskeyConfig;
}

/** An authenticator app to be set up. */
export interface CreateTotpFactorRequest extends NewFactor {
  type: 'totp';
  config: TotpConfig;
}

/** A device to be registered: it is asked for approval, or gives it silently. */
export interface CreateDeviceFactorRequest extends NewFactor {
  type: 'push' | 'silent_device_approval';
  config: DeviceConfig;
}

/** What `createFactor` takes: `config` depends on `type`. */
export type CreateFactorRequest = CreatePasskeyFactorRequest | CreateTotpFactorRequest | CreateDeviceFactorRequest;

/** Something by which a person proves to be who they are. */
export interface Factor {
  /** @example "factor_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  /** Inferred: the reference leaves it out. */
  type?: FactorType | null | undefined;
  /** Inferred: the reference leaves it out. */
  status?: FactorStatus | null | undefined;
  config?: FactorConfig | null | undefined;
  friendlyName?: string | null | undefined;
  contactId?: string | null | undefined;
  userIdentifier?: string | null | undefined;
  /** How an unverified factor becomes a verified one. Inferred. */
  nextStep?: NextStep | null | undefined;
  related?: RelatedResource[] | null | undefined;
  tags?: Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** What `listFactors` takes: filters that must all hold. */
export interface ListFactorsRequest extends PageRequest {
  contactId?: string | undefined;
  type?: FactorType | undefined;
  status?: FactorStatus | undefined;
  friendlyName?: string | undefined;
  /** Factors created after this time. */
  startDate?: Date | undefined;
  /** Factors created before this time. */
  endDate?: Date | undefined;
  /**
   * The field to sort by, as the wire names it; `:asc` or `:desc` may follow.
   *
   * @pattern ^(created_at|updated_at|friendly_name|type|status)(:(asc|desc))?$
   * @default "created_at:desc"
   */
  sortBy?: string | undefined;
}

/** One page of factors. */
export interface ListFactorsResponse {
  factors: Factor[];
  pagination?: Pagination | null | undefined;
}

/** What is to be changed of a factor; what is left out stays. */
export interface FactorChanges {
  /** @maxLength 255 */
  friendlyName?: string | undefined;
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId?: string | undefined;
  /**
   * @minLength 1
   * @maxLength 255
   */
  userIdentifier?: string | undefined;
  status?: FactorStatus | undefined;
  /**
   * What verifies the factor for the first time: the code of an authenticator app, the signed payload of a device, or the
   * browser's credential as JSON.
   *
   * @minLength 1
   * @maxLength 65536
   */
  authPayload?: string | undefined;
  config?: UpdateFactorConfig | undefined;
}

/** What `updateFactor` takes. */
export interface UpdateFactorRequest extends FactorChanges {
  factorId: string;
}

/** What `fetchSingleFactor` takes. */
export interface FetchSingleFactorRequest {
  factorId: string;
}

import type { PageRequest, Pagination } from '@comms/core';
import type {
  CallerName,
  CallForwarding,
  DisposablePhoneNumberRisk,
  IdentityMatch,
  LineTypeIntelligence,
  LiveActivity,
  ReassignedNumber,
  SimSwap,
  SmsPumpingRisk,
} from './phone-packages.ts';

/** A package of facts about a phone number that is looked up only where it is asked for. */
export type PhoneLookupField =
  | 'caller_name'
  | 'sim_swap'
  | 'call_forwarding'
  | 'live_activity'
  | 'line_type_intelligence'
  | 'identity_match'
  | 'reassigned_number'
  | 'sms_pumping_risk'
  | 'disposable_phone_number_risk'
  | (string & {});

/** Who the owner of a phone number is said to be: what `identity_match` compares. All of it is inferred. */
export interface IdentityToMatch {
  firstName?: string | undefined;
  lastName?: string | undefined;
  addressLine1?: string | undefined;
  addressLine2?: string | undefined;
  city?: string | undefined;
  state?: string | undefined;
  postalCode?: string | undefined;
  /**
   * @pattern ^[A-Z]{2}$
   * @example "US"
   */
  addressCountryCode?: string | undefined;
  nationalId?: string | undefined;
  /**
   * A day, without a time.
   *
   * @pattern ^\d{4}-\d\d-\d\d$
   * @example "1990-12-31"
   */
  dateOfBirth?: string | undefined;
}

/** What `reassigned_number` needs to know. It is inferred. */
export interface NumberToReassign {
  /**
   * The last day on which the number was known to be its owner's.
   *
   * @pattern ^\d{4}-\d\d-\d\d$
   * @example "2026-01-31"
   */
  lastVerifiedDate?: string | undefined;
}

/** A phone number to look up. The reference names none of its fields: all of them are inferred. */
export interface PhoneNumberLookupInput {
  type: 'phone_number';
  /**
   * In E.164 form, or in the form of a country that `countryCode` names.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550100"
   */
  address: string;
  /**
   * The country of a number without a country's code, in two letters.
   *
   * @pattern ^[A-Z]{2}$
   * @example "US"
   */
  countryCode?: string | undefined;
  /**
   * What to find out beside whether the number is valid.
   *
   * @maxItems 20
   */
  fields?: PhoneLookupField[] | undefined;
  identityMatch?: IdentityToMatch | undefined;
  reassignedNumber?: NumberToReassign | undefined;
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId?: string | undefined;
}

/** An e-mail address to look up. The reference names none of its fields: all of them are inferred. */
export interface EmailLookupInput {
  type: 'email';
  /**
   * @minLength 1
   * @maxLength 512
   * @example "ada@example.com"
   */
  address: string;
  /**
   * Where the address was got, such as the name of a form.
   *
   * @maxLength 128
   */
  source?: string | undefined;
  /**
   * From where it was entered.
   *
   * @example "203.0.113.7"
   */
  ipAddress?: string | undefined;
  /** @pattern ^(contact_)?[0-9a-hjkmnp-tv-z]{26}$ */
  contactId?: string | undefined;
}

/** An address to look up: told apart by `type`. */
export type AddressLookupInput = PhoneNumberLookupInput | EmailLookupInput;

/** What to look up. */
export interface CreateAddressLookupsRequest {
  /**
   * @minItems 1
   * @maxItems 10000
   */
  addresses: AddressLookupInput[];
}

/** Why a phone number is not valid. */
export type PhoneValidationError =
  | 'TOO_SHORT'
  | 'TOO_LONG'
  | 'INVALID_BUT_POSSIBLE'
  | 'INVALID_COUNTRY_CODE'
  | 'INVALID_LENGTH'
  | 'NOT_A_NUMBER'
  | (string & {});

/** What the lookup of a phone number found. A package that was not asked for is null. */
export interface PhoneNumberLookup {
  /** @example "addresslookup_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  type: 'phone_number';
  /** As it was given. */
  address?: string | null | undefined;
  /** @example "1" */
  callingCountryCode?: string | null | undefined;
  /** @example "US" */
  countryCode?: string | null | undefined;
  /** In E.164 form. */
  phoneNumber?: string | null | undefined;
  /** @example "(206) 555-0100" */
  nationalFormat?: string | null | undefined;
  valid?: boolean | null | undefined;
  validationErrors?: PhoneValidationError[] | null | undefined;
  callerName?: CallerName | null | undefined;
  simSwap?: SimSwap | null | undefined;
  callForwarding?: CallForwarding | null | undefined;
  liveActivity?: LiveActivity | null | undefined;
  lineTypeIntelligence?: LineTypeIntelligence | null | undefined;
  identityMatch?: IdentityMatch | null | undefined;
  reassignedNumber?: ReassignedNumber | null | undefined;
  smsPumpingRisk?: SmsPumpingRisk | null | undefined;
  disposablePhoneNumberRisk?: DisposablePhoneNumberRisk | null | undefined;
  contactId?: string | null | undefined;
  /** The same for all addresses of one request. */
  operationId?: string | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What speaks against an e-mail address; a list is empty where nothing does. What stands in the lists is inferred. */
export interface EmailChecks {
  /** Such as `invalid_syntax`, `no_mail_server` or `suspected_disposable`. */
  domain?: string[] | null | undefined;
  /** Such as `invalid_syntax` or `suspected_role`. */
  local?: string[] | null | undefined;
  /** `known` where mail came back before, `suspected` where it may. */
  bounces?: string[] | null | undefined;
}

/** What the lookup of an e-mail address found. */
export interface EmailLookup {
  /** @example "addresslookup_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  type: 'email';
  /** As it was given. */
  address?: string | null | undefined;
  /** From 0, for one that cannot be reached, to 1. */
  validityScore?: number | null | undefined;
  /** What stands before the `@`. */
  local?: string | null | undefined;
  domain?: string | null | undefined;
  /** The address that was probably meant, where its domain is probably mistyped. */
  suggestion?: string | null | undefined;
  checks?: EmailChecks | null | undefined;
  source?: string | null | undefined;
  ipAddress?: string | null | undefined;
  contactId?: string | null | undefined;
  /** The same for all addresses of one request. */
  operationId?: string | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What a lookup found: told apart by `type`. */
export type AddressLookup = PhoneNumberLookup | EmailLookup;

/** What was found, in the order of the request. */
export interface CreateAddressLookupsResponse {
  addressLookups: AddressLookup[];
}

/** Which lookups to list; all conditions must hold. */
export interface ListAddressLookupsRequest extends PageRequest {
  /** The address as it was given, or the phone number in E.164 form. */
  address?: string | undefined;
  /** Made after this time. */
  startDate?: Date | undefined;
  /** Made before this time. */
  endDate?: Date | undefined;
}

/** One page of lookups. */
export interface ListAddressLookupsResponse {
  addressLookups: AddressLookup[];
  pagination?: Pagination | null | undefined;
}

/** What identifies the lookup to fetch. */
export interface FetchOneAddressLookupRequest {
  addressLookupId: string;
}

import type { PageRequest } from '@comms/core';
import type { PageMeta, ServiceScope } from './types.ts';

/** What a number can be used for. Which names there are depends on who answers. */
export interface NumberCapabilities {
  /** Whether it gets and sends faxes. */
  fax?: boolean | null | undefined;
  /** Whether it gets and sends pictures. */
  mms?: boolean | null | undefined;
  /** Whether it gets and sends texts. */
  sms?: boolean | null | undefined;
  /** Whether it gets and makes calls. */
  voice?: boolean | null | undefined;
  /** Whether it sends texts. */
  smsOutbound?: boolean | null | undefined;
  /** Whether it gets calls. */
  voiceInbound?: boolean | null | undefined;
}

/** A number in the pool of a service: participants see it instead of each other's. */
export interface PhoneNumber {
  /** Its SID: `PN…`, the same as elsewhere in the account. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service whose pool it is in: `KS…`. */
  serviceSid?: string | null | undefined;
  /** When it was added, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** The number, in E.164 form. */
  phoneNumber?: string | null | undefined;
  /** Its name in the account. */
  friendlyName?: string | null | undefined;
  /** The country that it belongs to, by two letters. */
  isoCountry?: string | null | undefined;
  /** What it can be used for. */
  capabilities?: NumberCapabilities | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Whether no participant gets it by itself. */
  isReserved?: boolean | null | undefined;
  /** How many sessions that are not closed use it. */
  inUse?: number | null | undefined;
}

/** A short code in the pool of a service. */
export interface ShortCode {
  /** Its SID: `SC…`, the same as elsewhere in the account. */
  sid: string;
  /** The account that it belongs to. */
  accountSid?: string | null | undefined;
  /** The service whose pool it is in: `KS…`. */
  serviceSid?: string | null | undefined;
  /** When it was added, to the second. */
  dateCreated?: Date | null | undefined;
  /** When it was changed last, to the second. */
  dateUpdated?: Date | null | undefined;
  /** The digits that people write to. */
  shortCode?: string | null | undefined;
  /** The country that it belongs to, by two letters. */
  isoCountry?: string | null | undefined;
  /** What it can be used for. */
  capabilities?: NumberCapabilities | null | undefined;
  /** Where it can be fetched. */
  url?: string | null | undefined;
  /** Whether no participant gets it by itself. */
  isReserved?: boolean | null | undefined;
}

/** What is to be changed about a number or a short code in a pool. */
export interface PoolEntryChanges {
  /**
   * Whether no participant gets it by itself. What participants have already they keep.
   *
   * @default false
   */
  isReserved?: boolean | undefined;
}

/** A number that is to be added to a pool: named by its SID, or by itself. */
export interface NewPhoneNumber extends PoolEntryChanges {
  /**
   * Its SID in the account.
   *
   * @pattern ^PN[0-9a-fA-F]{32}$
   */
  sid?: string | undefined;
  /**
   * The number, in E.164 form.
   *
   * @example "+14155551234"
   */
  phoneNumber?: string | undefined;
}

/** A short code that is to be added to a pool. */
export interface NewShortCode {
  /**
   * Its SID in the account.
   *
   * @pattern ^SC[0-9a-fA-F]{32}$
   */
  sid: string;
}

/** One page of numbers. */
export interface ListPhoneNumberResponse {
  /** The numbers. */
  phoneNumbers: PhoneNumber[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** One page of short codes. */
export interface ListShortCodeResponse {
  /** The short codes. */
  shortCodes: ShortCode[];
  /** Where the page stands. */
  meta?: PageMeta | null | undefined;
}

/** What to list. */
export interface ListPhoneNumberRequest extends ServiceScope, PageRequest {}

/** What to add, and where. */
export interface CreatePhoneNumberRequest extends ServiceScope, NewPhoneNumber {}

/** Which one to fetch. */
export interface FetchPhoneNumberRequest extends ServiceScope {
  /** The number: `PN…`. */
  sid: string;
}

/** What to change, and how. */
export interface UpdatePhoneNumberRequest extends ServiceScope, PoolEntryChanges {
  /** The number: `PN…`. */
  sid: string;
}

/** What to take out. */
export interface DeletePhoneNumberRequest extends ServiceScope {
  /** The number: `PN…`. */
  sid: string;
}

/** What to list. */
export interface ListShortCodeRequest extends ServiceScope, PageRequest {}

/** What to add, and where. */
export interface CreateShortCodeRequest extends ServiceScope, NewShortCode {}

/** Which one to fetch. */
export interface FetchShortCodeRequest extends ServiceScope {
  /** The short code: `SC…`. */
  sid: string;
}

/** What to change, and how. */
export interface UpdateShortCodeRequest extends ServiceScope, PoolEntryChanges {
  /** The short code: `SC…`. */
  sid: string;
}

/** What to take out. */
export interface DeleteShortCodeRequest extends ServiceScope {
  /** The short code: `SC…`. */
  sid: string;
}

/** The code of what kept a package of facts from being found, from Twilio's list of errors; null where nothing did. */
export type PackageErrorCode = number | null;

/** Under which name the owner of a number calls. */
export interface CallerName {
  callerName?: string | null | undefined;
  callerType?: 'BUSINESS' | 'CONSUMER' | 'UNDETERMINED' | (string & {}) | null | undefined;
  errorCode?: PackageErrorCode | undefined;
}

/** When a number was last moved to another SIM card. */
export interface LastSimSwap {
  lastSimSwapDate?: Date | null | undefined;
  /**
   * The time up to now that `swappedInPeriod` speaks of, as an ISO 8601 duration.
   *
   * @example "PT24H"
   */
  swappedPeriod?: string | null | undefined;
  swappedInPeriod?: boolean | null | undefined;
}

/** Whether somebody may have taken a number over by a new SIM card. */
export interface SimSwap {
  lastSimSwap?: LastSimSwap | null | undefined;
  carrierName?: string | null | undefined;
  mobileCountryCode?: string | null | undefined;
  mobileNetworkCode?: string | null | undefined;
  errorCode?: PackageErrorCode | undefined;
}

/** Whether calls to a number go elsewhere. */
export interface CallForwarding {
  callForwardingEnabled?: boolean | null | undefined;
  errorCode?: PackageErrorCode | undefined;
}

/** Whether a number is in use now. The reference names none of its fields: all of them are inferred. */
export interface LiveActivity {
  connectivity?: 'connected' | 'disconnected' | 'unknown' | (string & {}) | null | undefined;
  ported?: boolean | null | undefined;
  roaming?: boolean | null | undefined;
  errorCode?: PackageErrorCode | undefined;
}

/** What kind of line a number is, and whose. */
export interface LineTypeIntelligence {
  mobileCountryCode?: string | null | undefined;
  mobileNetworkCode?: string | null | undefined;
  carrierName?: string | null | undefined;
  type?:
    | 'landline'
    | 'mobile'
    | 'fixedVoip'
    | 'nonFixedVoip'
    | 'personal'
    | 'tollFree'
    | 'premium'
    | 'sharedCost'
    | 'uan'
    | 'voicemail'
    | 'pager'
    | 'unknown'
    | (string & {})
    | null
    | undefined;
  errorCode?: PackageErrorCode | undefined;
}

/** How well one fact about a person agrees with what the carrier knows. */
export type MatchDegree =
  | 'exact_match'
  | 'high_partial_match'
  | 'partial_match'
  | 'no_match'
  | 'no_data_available'
  | (string & {});

/** How well what was said about the owner of a number agrees with what the carrier knows. */
export interface IdentityMatch {
  firstNameMatch?: MatchDegree | null | undefined;
  lastNameMatch?: MatchDegree | null | undefined;
  addressLinesMatch?: MatchDegree | null | undefined;
  cityMatch?: MatchDegree | null | undefined;
  stateMatch?: MatchDegree | null | undefined;
  postalCodeMatch?: MatchDegree | null | undefined;
  addressCountryMatch?: MatchDegree | null | undefined;
  nationalIdMatch?: MatchDegree | null | undefined;
  dateOfBirthMatch?: MatchDegree | null | undefined;
  /** From 0 to 100. */
  summaryScore?: number | null | undefined;
  errorCode?: PackageErrorCode | undefined;
  errorMessage?: string | null | undefined;
}

/** Whether a number has gone to somebody else since a day. */
export interface ReassignedNumber {
  /** The day that was asked about, without a time. */
  lastVerifiedDate?: string | null | undefined;
  isNumberReassigned?: 'yes' | 'no' | 'no_data_available' | (string & {}) | null | undefined;
  errorCode?: PackageErrorCode | undefined;
}

/** How likely it is that messages to a number are asked for only to earn from them. */
export interface SmsPumpingRisk {
  carrierRiskCategory?: 'low' | 'mild' | 'moderate' | 'high' | (string & {}) | null | undefined;
  numberBlocked?: boolean | null | undefined;
  numberBlockedDate?: Date | null | undefined;
  numberBlockedLast3Months?: boolean | null | undefined;
  /** From 0 to 100. */
  smsPumpingRiskScore?: number | null | undefined;
  errorCode?: PackageErrorCode | undefined;
}

/** How likely it is that a number was taken for a moment only. The reference names none of its fields: all are inferred. */
export interface DisposablePhoneNumberRisk {
  isDisposable?: boolean | null | undefined;
  /** From 0 to 100. */
  riskScore?: number | null | undefined;
  errorCode?: PackageErrorCode | undefined;
}

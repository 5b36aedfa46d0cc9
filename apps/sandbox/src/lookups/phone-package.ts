import type { PhoneNumberLookupInput } from '@comms/lookups';
import type { Wire } from '../api/wire.ts';

/** A package of facts about a phone number. */
export type PackageName =
  | 'caller_name'
  | 'sim_swap'
  | 'call_forwarding'
  | 'live_activity'
  | 'line_type_intelligence'
  | 'identity_match'
  | 'reassigned_number'
  | 'sms_pumping_risk'
  | 'disposable_phone_number_risk';

/** What a package is found by. */
export interface PackageQuestion {
  /** In E.164 form. */
  readonly phoneNumber: string;
  readonly input: Wire<PhoneNumberLookupInput>;
  /** When it is asked. */
  readonly at: number;
}

/** A phone number whose network says something special. */
export interface SilentNumber {
  readonly number: string;
  readonly reason: 'number_mismatch' | 'network_not_supported';
  /** When the verification fails: as soon as it is started, or when the phone opens the address. */
  readonly failsAt: 'start' | 'open';
  /** What happens, for the documentation. */
  readonly effect: string;
}

/** Every other phone is approved when it opens its address. */
export const silentNumbers: readonly SilentNumber[] = [
  {
    number: '+15005553001',
    reason: 'number_mismatch',
    failsAt: 'open',
    effect: 'is declined: the network knows the phone by another number',
  },
  {
    number: '+15005553002',
    reason: 'network_not_supported',
    failsAt: 'start',
    effect: 'fails at once: its network takes no part',
  },
];

/** Why a phone is not verified, at the start or when it opens its address; undefined where it is. */
export function silentRefusal(number: string, at: SilentNumber['failsAt']): SilentNumber['reason'] | undefined {
  return silentNumbers.find((each) => each.number === number && each.failsAt === at)?.reason;
}

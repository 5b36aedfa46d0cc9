import type { SendResource } from '../operations/operation.ts';
import type { Values } from '../templates/liquid.ts';

/** Who gets something, as answers show it. */
export interface TargetAddressee {
  readonly address?: string;
  readonly channel?: string;
  readonly name?: string;
  readonly contact_id?: string;
  readonly agent_id?: string;
}

/** One item to send: to whom, or why it can go nowhere. */
export interface Target {
  readonly addressee: TargetAddressee;
  /** What the recipient was instead of an address or a contact, such as `audience_…`. */
  readonly reference?: string | undefined;
  readonly variables?: Values | undefined;
  /** The code that says why nothing can be sent to it. */
  readonly refusedCode?: number | undefined;
}

/** A recipient of any send, on the wire: told apart by the key that is present. */
export type WireRecipient = AddressEntry | ContactEntry | AudienceEntry;

interface AddressEntry {
  readonly address: string;
  /** Absent for e-mails. */
  readonly channel?: string | undefined;
  readonly name?: string | undefined;
  readonly variables?: Values | undefined;
}

interface ContactEntry {
  readonly contact_id: string;
  readonly channel?: string | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly variables?: Values | undefined;
}

interface AudienceEntry {
  readonly audience_id: string;
  readonly variables?: Values | undefined;
}

/** What a send can reach, and whom it may. */
export interface TargetRules {
  readonly resource: SendResource;
  /** The channels that it can use, the best first. */
  readonly channels: readonly string[];
  /** Whether none of them is better than another: a contact is reached at the first address that it has on any of them. */
  readonly isUnranked?: boolean | undefined;
  /** The preference that recipients must not have declined. */
  readonly preferenceId?: string | undefined;
  /** Whether it is known that no contacts are made of unknown addresses: then that is not asked for each of them. */
  readonly isForgetting?: boolean | undefined;
}

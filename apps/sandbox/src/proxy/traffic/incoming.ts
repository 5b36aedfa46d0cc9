import type { InteractionRow } from '../interactions/interaction.ts';
import type { LiveContact } from './live-contact.ts';
import type { Verb } from './twiml.ts';

/** A contact whose partner can be reached. */
export interface ReachableContact extends LiveContact {
  readonly partner_sid: string;
  readonly partner_identifier: string;
  readonly partner_proxy_identifier: string;
}

/** What has gone out to the partner. */
export type HandedOn = Pick<
  InteractionRow,
  'outbound_resource_sid' | 'outbound_resource_status' | 'call_outcome' | 'call_seconds'
>;

/** A message or a call that comes in to a proxy number: what the two have in common. */
export interface Incoming {
  readonly type: 'message' | 'voice';
  /** Both as participants have them. */
  readonly from: string;
  readonly to: string;
  /** What is known of it at the beginning, as interactions have it. */
  readonly data: string;
  readonly status: 'delivered' | 'in-progress';
  /** Why it goes nowhere, whatever session it belongs to. */
  readonly dropCode: number | undefined;
  /** The mode of sessions that it cannot be part of, and the code for that. */
  readonly unfit: { readonly mode: string; readonly code: number };
  /** Keeps it, within `write`, unless that was done, and gives its SID. */
  readonly keep: () => string;
  /** The fields that a webhook of its kind has, once it is kept. */
  readonly fields: (accountSid: string) => Readonly<Record<string, string>>;
  /** Hands it on to the partner, within `write`. */
  readonly handOn: (contact: ReachableContact, interactionSid: string) => HandedOn;
  /** Does what an answer in TwiML says, within `write`, and tells what that was. */
  readonly follow: (verbs: readonly Verb[]) => object;
}

/** What Proxy has made of it, as the control API shows it. */
export type Taken = Readonly<Record<string, unknown>>;

import type { CommunicationAddress } from '@comms/core';
import type { Owner } from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { newSid } from '../../sid.ts';
import { moveOutbound, toldInteraction } from '../interactions/interaction-effect.ts';
import { identifierOf } from '../sessions/identifier.ts';
import type { HandedOn, Incoming } from './incoming.ts';
import type { Verb } from './twiml.ts';

/** The kind of job that ends a call. */
export const proxyCallJob = 'proxyCall';

/** How a call to a partner can end. */
export const callOutcomes = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] as const;

/** A call from outside, as a test has it come in. */
export interface InboundCall {
  readonly from: CommunicationAddress;
  readonly to: CommunicationAddress;
  /** How long it goes on. */
  readonly seconds: number;
  readonly outcome: (typeof callOutcomes)[number];
}

/** A call that comes in to a proxy number. */
export class IncomingCall implements Incoming {
  readonly type = 'voice';
  readonly status = 'in-progress';
  readonly unfit = { mode: 'message-only', code: 80911 };
  readonly data = '{}';
  readonly dropCode = undefined;
  readonly from: string;
  readonly to: string;
  /** `CA…` */
  readonly sid: string;
  readonly #owner: Owner;
  readonly #call: InboundCall;

  constructor(owner: Owner, call: InboundCall) {
    this.#owner = owner;
    this.#call = call;
    this.from = identifierOf(call.from);
    this.to = identifierOf(call.to);
    this.sid = newSid(owner.services.ids, 'CA');
  }

  /** Calls are kept with their interaction only. */
  readonly keep = (): string => this.sid;

  readonly handOn = (): HandedOn => ({
    outbound_resource_sid: newSid(this.#owner.services.ids, 'CA'),
    outbound_resource_status: 'initiated',
    call_outcome: this.#call.outcome,
    call_seconds: this.#call.seconds,
  });

  readonly fields = (accountSid: string): Readonly<Record<string, string>> => ({
    CallSid: this.sid,
    AccountSid: accountSid,
    From: this.from,
    To: this.to,
    Caller: this.from,
    Called: this.to,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  });

  /** Nobody listens to it: what would be said, or who would be called, is told only. */
  readonly follow = (verbs: readonly Verb[]): object => ({ twiml: verbs });
}

/** Ends the call of an interaction, within `write`. */
export function endCall(services: Services, seq: number, at: number): undefined {
  const row = toldInteraction({ services }, seq);
  if (!row) return;
  const outcome = row.call_outcome ?? 'completed';
  const data = outcome === 'completed' ? JSON.stringify({ duration: String(row.call_seconds) }) : row.data;
  moveOutbound({ services, account: row.account }, row, outcome, data, at);
}

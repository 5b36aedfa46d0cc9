import { setTimeout as sleep } from 'node:timers/promises';
import type { SinkAnswer, SinkCall, SinkCaller } from '../events/call-sink.ts';
import type { FaultRules } from './fault-rules.ts';
import { type FaultSubject, textsIn } from './fault-subject.ts';

/** How long something is delayed where the fault does not say, in milliseconds. */
const usualDelayMs = 1000;

/** A webhook, by what a fault can be for. */
export type WebhookSubject = Pick<FaultSubject, 'account' | 'family' | 'event'>;

/** Calls a webhook, unless a fault has it otherwise. */
export async function callWithFaults(
  { faults, caller }: { readonly faults: FaultRules; readonly caller: SinkCaller },
  subject: WebhookSubject,
  call: SinkCall,
  body: string,
): Promise<SinkAnswer> {
  const { url } = call;
  const hit = faults.find('webhook', { ...subject, url, addresses: () => textsIn(body) });
  if (!hit) return await caller.call(call, body);
  const { effect, ms = usualDelayMs } = hit.action;
  const nothing = (error: string): SinkAnswer => ({ status: undefined, error, durationMs: 0, headers: {} });
  switch (effect) {
    case 'drop':
      return nothing(`refused: ${hit.id} drops it`);
    case 'reorder':
      // It is tried again later, as what fails is: those that come after it do not wait.
      return nothing(`${hit.id} holds it back`);
    case 'delay':
      await sleep(ms);
      return await caller.call(call, body);
    case 'duplicate':
      await caller.call(call, body);
      return await caller.call(call, body);
    case 'bad_signature':
      return await caller.call({ ...call, secret: `not ${call.secret}` }, body);
    default: {
      const { status: _, ...answer } = await caller.call(call, body);
      return { ...answer, status: undefined, error: `no answer in time, says ${hit.id}` };
    }
  }
}

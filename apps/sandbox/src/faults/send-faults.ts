import type { NewDelivery } from '../deliveries/delivery.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import type { NewOperation } from '../operations/start-operation.ts';
import type { Owner } from '../resources/resource.ts';
import type { SendAction } from './fault-action.ts';
import type { Hit } from './fault-rules.ts';

/** The operation by which each kind of send is asked for. */
const sends: Readonly<Record<string, string>> = {
  messages: 'messages.sendMessages',
  emails: 'emails.sendEmails',
  push_notifications: 'pushNotifications.sendPushNotifications',
  communications: 'communications.sendCommunications',
};

/** Why something fails where the fault does not say. */
const usualCode = 30008;

/** Changes how a send will go, as far as a fault wants it, within `write`. */
export function withSendFaults(owner: Owner, operation: NewOperation): NewOperation {
  const { services, account } = owner;
  const { resource, request, deliveries, asked } = operation;
  if (!services.faults.has('send')) return operation;
  const subject = { account, ...(asked ?? { operation: sends[resource] ?? '', family: 'commsPreview' }) };
  const sender = addressesIn([Object(request).from]);
  const hit = services.faults.find('send', {
    ...subject,
    addresses: () => [...sender, ...deliveries.flatMap(({ recipients }) => addressesIn(recipients))],
  });
  return hit ? { ...operation, ...changed(operation, hit) } : operation;
}

function changed({ deliveries }: NewOperation, { action, draw }: Hit<SendAction>): Partial<NewOperation> {
  const { code: errorCode = usualCode } = action;
  if (action.type === 'status') {
    const outcome = { state: action.state, ...(action.state !== 'sent' && { errorCode }) };
    return { deliveries: deliveries.map((delivery) => ended(delivery, outcome)) };
  }
  const failed = (delivery: NewDelivery): NewDelivery => ended(delivery, { state: 'failed', errorCode });
  switch (action.effect) {
    case 'stall':
      return { deliveries: deliveries.map((delivery) => ({ ...delivery, isFollowing: true })) };
    case 'fail':
      return { deliveries: deliveries.map(failed), isDoomed: true };
    default: {
      const percent = action.percent ?? 50;
      const doomed = chosen(deliveries.length, percent, draw);
      return { deliveries: deliveries.map((delivery, index) => (doomed.has(index) ? failed(delivery) : delivery)) };
    }
  }
}

/** A fault says how it ends: nothing else is tried. */
function ended(delivery: NewDelivery, outcome: Outcome): NewDelivery {
  return { ...delivery, outcome, fallbacks: undefined };
}

/** So many of a hundred, drawn from the seed: exactly, and not about. */
function chosen(count: number, percent: number, draw: Hit['draw']): ReadonlySet<number> {
  const drawn = Array.from({ length: count }, (_, index) => ({ index, value: draw(index) }));
  const most = Math.round((count * percent) / 100);
  return new Set(
    drawn
      .sort((one, other) => one.value - other.value)
      .slice(0, most)
      .map(({ index }) => index),
  );
}

function addressesIn(people: readonly unknown[]): string[] {
  return people.flatMap((person) => {
    const address: unknown = Object(person).address;
    return typeof address === 'string' ? [address] : [];
  });
}

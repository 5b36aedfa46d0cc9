import { forgetDevice } from '../comms-v1/push/forget-device.ts';
import { forgetAddress } from '../contacts/forget-address.ts';
import { expiredCode } from '../deliveries/delivery-errors.ts';
import { endDelivery } from '../deliveries/move.ts';
import { keepDetails, type StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Owner } from '../resources/resource.ts';
import { isGone } from './magic-tokens.ts';
import { payloadOf } from './push-payload.ts';
import { type PushDetails, readPushRequest } from './push-request.ts';
import { deadlineOf } from './time-to-deliver.ts';

/** What follows when a notification has come to another state: its payload is made when it is sent, and a dead token is forgotten. */
export function pushEffect(owner: Owner, row: StoredDelivery, at: number): void {
  if (row.state === 'sent') send(owner, row, at);
  if (row.state === 'undelivered') forgetDeadToken(owner, row);
}

function send(owner: Owner, row: StoredDelivery, at: number): void {
  const { time_to_deliver: timeToDeliver } = readPushRequest(row);
  const deadline = timeToDeliver === undefined ? undefined : deadlineOf(timeToDeliver, row.created_at);
  if (deadline !== undefined && at > deadline) {
    endDelivery(owner.services, row.seq, { state: 'failed', errorCode: expiredCode });
    return;
  }
  const details: PushDetails = { payload: payloadOf(owner, row, at) };
  keepDetails(owner.services.database, row.seq, details);
}

function forgetDeadToken(owner: Owner, { recipients }: StoredDelivery): void {
  const [recipient]: { address?: string; channel?: string }[] = JSON.parse(recipients);
  const { address = '', channel = '' } = recipient ?? {};
  if (!isGone(channel, address)) return;
  forgetAddress(owner, channel, address);
  forgetDevice(owner, channel, address);
}

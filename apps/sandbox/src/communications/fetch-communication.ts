import type { Communication, DeleteCommunicationRequest, FetchSingleCommunicationRequest } from '@comms/communications';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findDelivery, hideDelivery } from '../deliveries/stored-delivery.ts';
import { writeCommunications } from './communication-json.ts';

export function answerFetchSingleCommunication(
  { communication_id: id }: Wire<FetchSingleCommunicationRequest>,
  call: Call,
): Reply<Wire<Communication>> {
  const [json = ''] = writeCommunications(call, [findDelivery(call, 'communications', id)], call.baseURL);
  return { status: 200, json };
}

/** Hides a communication. What it became stays, and what is on its way still arrives and is counted. */
export function answerDeleteCommunication(
  { communication_id: id }: Wire<DeleteCommunicationRequest>,
  call: Call,
): Reply<void> {
  hideDelivery(call, findDelivery(call, 'communications', id));
  return { status: 204 };
}

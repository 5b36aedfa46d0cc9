import type { Tags } from '@comms/core';
import type { SendMessagesContent as PreviewContent } from '@comms/messages';
import type { SendMessagesRequest } from '@comms/messages/v1';
import type { CamelWire, Wire } from '../../api/wire.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import type { ContentsByChannel } from '../../messages/message-content.ts';

/** Who a stored send is from, in the preview's words; none of the fields is there where the sandbox chose for each message. */
export interface StoredSender {
  readonly address?: string | undefined;
  readonly channel?: string | undefined;
  readonly agent_id?: string | undefined;
  readonly agent_pool_id?: string | undefined;
}

/** What is kept of a send of messages: the preview's form, by which everything else knows it, and v1's beside it. */
export interface StoredMessages extends ContentsByChannel {
  readonly from?: StoredSender | undefined;
  readonly content: Wire<PreviewContent>;
  readonly tags?: Tags | undefined;
  /** As it was sent, without the recipients; left out where the preview has sent it, or it came in. */
  readonly v1?: Omit<CamelWire<SendMessagesRequest>, 'to' | 'tags'> | undefined;
}

/** Reads what is kept of the send of a message. */
export function readMessages({ request }: Pick<StoredDelivery, 'request'>): StoredMessages {
  return JSON.parse(request);
}

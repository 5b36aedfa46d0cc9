import type { Action } from '@comms/conversations-v2';
import type { CamelWire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { ResourceRow } from '../resources/resource.ts';
import type { NewCommunicationFields } from './add-communication.ts';
import { timesOf } from './configuration.ts';

/** One message that an action has sent: the place in these lists is that of the recipient. */
export interface ActionMessage {
  readonly sid: string;
  readonly hasFailed: boolean;
}

/** The fields of an action that its row keeps; its parent is the conversation. */
export interface ActionFields {
  readonly type: string;
  readonly status: 'PENDING' | 'COMPLETED' | 'FAILED';
  readonly messages: readonly ActionMessage[];
  /** What is to be kept of it when it is sent. */
  readonly communication: NewCommunicationFields;
  /** With its prefix. */
  readonly communicationId?: string | undefined;
  readonly completedAt?: string | undefined;
  readonly failureReason?: string | undefined;
}

/** The fields that the row of an action keeps. */
export function actionOf({ fields }: Pick<ResourceRow, 'fields'>): ActionFields {
  return JSON.parse(fields);
}

/** The identifier as answers show it, and as the messages that it sends name their origin. */
export function actionIdOf({ id }: Pick<ResourceRow, 'id'>): string {
  return prefixedId('conv_action', id);
}

/** An action as answers show it. */
export function actionView(conversation: Pick<ResourceRow, 'id'>, row: ResourceRow): CamelWire<Action> {
  const { type, status, messages, communicationId, completedAt, failureReason } = actionOf(row);
  const messageSid = messages[0]?.sid;
  return {
    id: actionIdOf(row),
    type,
    status,
    conversationId: prefixedId('conv_conversation', conversation.id),
    related: {
      ...(messageSid !== undefined && status !== 'FAILED' && { messageSid }),
      ...(communicationId !== undefined && { communicationId }),
    },
    ...timesOf(row),
    ...(completedAt !== undefined && { completedAt }),
    ...(failureReason !== undefined && { failureReason }),
  };
}

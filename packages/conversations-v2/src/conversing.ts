import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import { Configuring } from './configuring.ts';
import type {
  Conversation,
  ConversationChanges,
  ConversationReplacement,
  CreateConversationWithConfigRequest,
  ListConversationByAccountRequest,
  ListConversationByAccountResponse,
} from './conversation-types.ts';
import {
  createConversationWithConfig,
  deleteConversationAsync,
  fetchConversation,
  listConversationByAccount,
  patchConversationById,
  updateConversationById,
} from './operations.ts';
import type { OperationAccepted } from './types.ts';

/** Begins conversations, changes them and ends them. */
export class Conversing extends Configuring {
  /**
   * Begins a conversation, with those who take part in it. It keeps the configuration as that is now.
   *
   * Where the configuration's grouping leads the addresses to a conversation that there is already, none is made, and the
   * error says which one that is.
   *
   * @example
   * import { ConflictError } from '@comms/core';
   * import { ConversationsV2 } from '@comms/conversations-v2';
   *
   * const conversations = new ConversationsV2();
   * async function conversationWith(address: string): Promise<string> {
   *   try {
   *     const conversation = await conversations.createConversationWithConfig({
   *       configurationId: 'conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2',
   *       participants: [{ type: 'CUSTOMER', addresses: [{ channel: 'SMS', address }] }],
   *     });
   *     return conversation.id;
   *   } catch (error) {
   *     if (ConflictError.isInstance(error)) return error.conflictingResourceId;
   *     throw error;
   *   }
   * }
   * console.log(await conversationWith('+12065550100'));
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is no such configuration.
   * @throws {ConflictError} 409 when the addresses belong to the conversation that it names.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Conversation"
   */
  async createConversationWithConfig(
    request: CreateConversationWithConfigRequest,
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(this.client, createConversationWithConfig, request, options);
  }

  /**
   * Lists the conversations of the account, the oldest first; all filters must hold.
   *
   * @example
   * import { ConversationsV2 } from '@comms/conversations-v2';
   *
   * const open = new ConversationsV2().listConversationByAccount({ status: ['ACTIVE', 'INACTIVE'] });
   * for await (const { id, status, name } of open) console.log(id, status, name);
   *
   * @see the reference's "List Conversation"
   */
  listConversationByAccount(
    request: ListConversationByAccountRequest = {},
    options?: RequestOptions,
  ): PageList<Conversation, ListConversationByAccountResponse> {
    return paginate(this.client, listConversationByAccount, request, options);
  }

  /**
   * Fetches one conversation, with its participants and the configuration that it keeps.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch Conversation"
   */
  async fetchConversation(conversationId: string, options?: RequestOptions): Promise<Conversation> {
    return await execute(this.client, fetchConversation, { conversationId }, options);
  }

  /**
   * Replaces status, name and metadata of a conversation: what is left out is taken away.
   *
   * @throws {ApiError} 400 when the conversation is CLOSED and is to be opened; 404 when there is none.
   * @see the reference's "Update Conversation"
   */
  async updateConversationById(
    conversationId: string,
    request: ConversationReplacement,
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(this.client, updateConversationById, { ...request, conversationId }, options);
  }

  /**
   * Changes status, name, metadata or status callbacks of a conversation: what is left out stays.
   *
   * @example
   * import { ConversationsV2 } from '@comms/conversations-v2';
   *
   * await new ConversationsV2().patchConversationById('conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2', {
   *   status: 'CLOSED',
   *   configuration: { statusCallbacks: [] },
   * });
   *
   * @throws {ApiError} 400 when the conversation is CLOSED and is to be opened; 404 when there is none.
   * @see the reference's "Patch Conversation"
   */
  async patchConversationById(
    conversationId: string,
    request: ConversationChanges,
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(this.client, patchConversationById, { ...request, conversationId }, options);
  }

  /**
   * Begins to delete a conversation, with its participants and communications.
   *
   * @throws {ApiError} 404 when there is none; 409 when it is being deleted already.
   * @see the reference's "Delete Conversation"
   */
  async deleteConversationAsync(conversationId: string, options?: RequestOptions): Promise<OperationAccepted> {
    return await execute(this.client, deleteConversationAsync, { conversationId }, options);
  }
}

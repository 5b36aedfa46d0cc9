import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import {
  createConversation,
  createConversationWithParticipants,
  createServiceConversation,
  createServiceConversationWithParticipants,
  deleteConversation,
  deleteServiceConversation,
  fetchConversation,
  fetchServiceConversation,
  listConversation,
  listServiceConversation,
  updateConversation,
  updateServiceConversation,
} from './conversation-operations.ts';
import type {
  Conversation,
  ConversationFields,
  ConversationFilters,
  ConversationWithParticipantsFields,
  ListConversationResponse,
} from './conversation-types.ts';
import { Serving } from './serving.ts';
import type { WebhookChoice } from './types.ts';

/** Keeps conversations. */
export class Conversing extends Serving {
  /**
   * Lists the conversations.
   *
   * @see the reference's "List Conversation"
   */
  listConversation(
    filters: ConversationFilters = {},
    options?: RequestOptions,
  ): PageList<Conversation, ListConversationResponse> {
    return paginate(this.client, listConversation, filters, options);
  }

  /**
   * Lists the conversations, in the service that you name.
   *
   * @see the reference's "List Service Conversation"
   */
  listServiceConversation(
    chatServiceSid: string,
    filters: ConversationFilters = {},
    options?: RequestOptions,
  ): PageList<Conversation, ListConversationResponse> {
    return paginate(this.client, listServiceConversation, { ...filters, chatServiceSid }, options);
  }

  /**
   * Begins a conversation.
   *
   * @throws {ApiError} 400 when a field is malformed, or a timer stands without a state; 409 when the unique name is taken.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Conversation"
   */
  async createConversation(conversation: ConversationFields = {}, options?: RequestOptions): Promise<Conversation> {
    return await execute(this.client, createConversation, conversation, options);
  }

  /**
   * Begins a conversation, in the service that you name.
   *
   * @throws {ApiError} 400 when a field is malformed, or a timer stands without a state; 409 when the unique name is taken.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service Conversation"
   */
  async createServiceConversation(
    chatServiceSid: string,
    conversation: ConversationFields = {},
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(this.client, createServiceConversation, { ...conversation, chatServiceSid }, options);
  }

  /**
   * Fetches one conversation.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Conversation"
   */
  async fetchConversation(sid: string, options?: RequestOptions): Promise<Conversation> {
    return await execute(this.client, fetchConversation, { sid }, options);
  }

  /**
   * Fetches one conversation, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Conversation"
   */
  async fetchServiceConversation(chatServiceSid: string, sid: string, options?: RequestOptions): Promise<Conversation> {
    return await execute(this.client, fetchServiceConversation, { chatServiceSid, sid }, options);
  }

  /**
   * Changes a conversation; what is closed stays closed.
   *
   * @throws {ApiError} 400 when a field is malformed or the conversation is closed; 404 when there is none; 409 when the unique name is taken.
   * @see the reference's "Update Conversation"
   */
  async updateConversation(sid: string, changes: ConversationFields, options?: RequestOptions): Promise<Conversation> {
    return await execute(this.client, updateConversation, { ...changes, sid }, options);
  }

  /**
   * Changes a conversation; what is closed stays closed, in the service that you name.
   *
   * @throws {ApiError} 400 when a field is malformed or the conversation is closed; 404 when there is none; 409 when the unique name is taken.
   * @see the reference's "Update Service Conversation"
   */
  async updateServiceConversation(
    chatServiceSid: string,
    sid: string,
    changes: ConversationFields,
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(this.client, updateServiceConversation, { ...changes, chatServiceSid, sid }, options);
  }

  /**
   * Deletes a conversation for good, with its participants, messages and webhooks.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Conversation"
   */
  async deleteConversation(sid: string, choice: WebhookChoice = {}, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteConversation, { ...choice, sid }, options);
  }

  /**
   * Deletes a conversation for good, with its participants, messages and webhooks, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service Conversation"
   */
  async deleteServiceConversation(
    chatServiceSid: string,
    sid: string,
    choice: WebhookChoice = {},
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(this.client, deleteServiceConversation, { ...choice, chatServiceSid, sid }, options);
  }

  /**
   * Begins a conversation with all who take part: with all of them, or not at all.
   *
   * @throws {ApiError} 400 when a field or a participant is malformed; 409 when the addresses of a participant are in another conversation already.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Conversation With Participants"
   */
  async createConversationWithParticipants(
    conversation: ConversationWithParticipantsFields,
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(this.client, createConversationWithParticipants, conversation, options);
  }

  /**
   * Begins a conversation with all who take part: with all of them, or not at all, in the service that you name.
   *
   * @throws {ApiError} 400 when a field or a participant is malformed; 409 when the addresses of a participant are in another conversation already.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service Conversation With Participants"
   */
  async createServiceConversationWithParticipants(
    chatServiceSid: string,
    conversation: ConversationWithParticipantsFields,
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(
      this.client,
      createServiceConversationWithParticipants,
      { ...conversation, chatServiceSid },
      options,
    );
  }
}

import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import { Conversing } from './conversing.ts';
import type { PageOf5 } from './types.ts';
import {
  createConversationScopedWebhook,
  createServiceConversationScopedWebhook,
  deleteConversationScopedWebhook,
  deleteServiceConversationScopedWebhook,
  fetchConversationScopedWebhook,
  fetchServiceConversationScopedWebhook,
  listConversationScopedWebhook,
  listServiceConversationScopedWebhook,
  updateConversationScopedWebhook,
  updateServiceConversationScopedWebhook,
} from './webhook-operations.ts';
import type {
  ListConversationScopedWebhookResponse,
  NewScopedWebhook,
  ScopedWebhook,
  ScopedWebhookChanges,
} from './webhook-types.ts';

/** Tells others about single conversations. */
export class Reporting extends Conversing {
  /**
   * Lists who is told about a conversation.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Conversation Scoped Webhook"
   */
  listConversationScopedWebhook(
    conversationSid: string,
    filters: PageOf5 = {},
    options?: RequestOptions,
  ): PageList<ScopedWebhook, ListConversationScopedWebhookResponse> {
    return paginate(this.client, listConversationScopedWebhook, { ...filters, conversationSid }, options);
  }

  /**
   * Lists who is told about a conversation, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Service Conversation Scoped Webhook"
   */
  listServiceConversationScopedWebhook(
    chatServiceSid: string,
    conversationSid: string,
    filters: PageOf5 = {},
    options?: RequestOptions,
  ): PageList<ScopedWebhook, ListConversationScopedWebhookResponse> {
    return paginate(
      this.client,
      listServiceConversationScopedWebhook,
      { ...filters, chatServiceSid, conversationSid },
      options,
    );
  }

  /**
   * Tells someone about a conversation.
   *
   * @throws {ApiError} 400 when something that its target needs is missing, or there are five already; 404 when there is no such conversation.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Conversation Scoped Webhook"
   */
  async createConversationScopedWebhook(
    conversationSid: string,
    webhook: NewScopedWebhook,
    options?: RequestOptions,
  ): Promise<ScopedWebhook> {
    return await execute(this.client, createConversationScopedWebhook, { ...webhook, conversationSid }, options);
  }

  /**
   * Tells someone about a conversation, in the service that you name.
   *
   * @throws {ApiError} 400 when something that its target needs is missing, or there are five already; 404 when there is no such conversation.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service Conversation Scoped Webhook"
   */
  async createServiceConversationScopedWebhook(
    chatServiceSid: string,
    conversationSid: string,
    webhook: NewScopedWebhook,
    options?: RequestOptions,
  ): Promise<ScopedWebhook> {
    return await execute(
      this.client,
      createServiceConversationScopedWebhook,
      { ...webhook, chatServiceSid, conversationSid },
      options,
    );
  }

  /**
   * Fetches one webhook of a conversation.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Conversation Scoped Webhook"
   */
  async fetchConversationScopedWebhook(
    conversationSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<ScopedWebhook> {
    return await execute(this.client, fetchConversationScopedWebhook, { conversationSid, sid }, options);
  }

  /**
   * Fetches one webhook of a conversation, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Conversation Scoped Webhook"
   */
  async fetchServiceConversationScopedWebhook(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<ScopedWebhook> {
    return await execute(
      this.client,
      fetchServiceConversationScopedWebhook,
      { chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Changes a webhook of a conversation.
   *
   * @throws {ApiError} 400 when something that its target needs is missing; 404 when there is none.
   * @see the reference's "Update Conversation Scoped Webhook"
   */
  async updateConversationScopedWebhook(
    conversationSid: string,
    sid: string,
    changes: ScopedWebhookChanges,
    options?: RequestOptions,
  ): Promise<ScopedWebhook> {
    return await execute(this.client, updateConversationScopedWebhook, { ...changes, conversationSid, sid }, options);
  }

  /**
   * Changes a webhook of a conversation, in the service that you name.
   *
   * @throws {ApiError} 400 when something that its target needs is missing; 404 when there is none.
   * @see the reference's "Update Service Conversation Scoped Webhook"
   */
  async updateServiceConversationScopedWebhook(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    changes: ScopedWebhookChanges,
    options?: RequestOptions,
  ): Promise<ScopedWebhook> {
    return await execute(
      this.client,
      updateServiceConversationScopedWebhook,
      { ...changes, chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Tells someone about a conversation no more.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Conversation Scoped Webhook"
   */
  async deleteConversationScopedWebhook(conversationSid: string, sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteConversationScopedWebhook, { conversationSid, sid }, options);
  }

  /**
   * Tells someone about a conversation no more, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service Conversation Scoped Webhook"
   */
  async deleteServiceConversationScopedWebhook(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(
      this.client,
      deleteServiceConversationScopedWebhook,
      { chatServiceSid, conversationSid, sid },
      options,
    );
  }
}

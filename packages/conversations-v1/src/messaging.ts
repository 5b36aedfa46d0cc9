import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import {
  createConversationMessage,
  createServiceConversationMessage,
  deleteConversationMessage,
  deleteServiceConversationMessage,
  fetchConversationMessage,
  fetchConversationMessageReceipt,
  fetchServiceConversationMessage,
  fetchServiceConversationMessageReceipt,
  listConversationMessage,
  listConversationMessageReceipt,
  listServiceConversationMessage,
  listServiceConversationMessageReceipt,
  updateConversationMessage,
  updateServiceConversationMessage,
} from './message-operations.ts';
import type {
  DeliveryReceipt,
  ListConversationMessageReceiptResponse,
  ListConversationMessageResponse,
  Message,
  MessageChanges,
  MessageFilters,
  NewMessage,
} from './message-types.ts';
import { Reporting } from './reporting.ts';
import type { PageOf50, WebhookChoice } from './types.ts';

/** Keeps what was said, and how far it has come. */
export class Messaging extends Reporting {
  /**
   * Lists what was said in a conversation, the oldest first.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Conversation Message"
   */
  listConversationMessage(
    conversationSid: string,
    filters: MessageFilters = {},
    options?: RequestOptions,
  ): PageList<Message, ListConversationMessageResponse> {
    return paginate(this.client, listConversationMessage, { ...filters, conversationSid }, options);
  }

  /**
   * Lists what was said in a conversation, the oldest first, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Service Conversation Message"
   */
  listServiceConversationMessage(
    chatServiceSid: string,
    conversationSid: string,
    filters: MessageFilters = {},
    options?: RequestOptions,
  ): PageList<Message, ListConversationMessageResponse> {
    return paginate(
      this.client,
      listServiceConversationMessage,
      { ...filters, chatServiceSid, conversationSid },
      options,
    );
  }

  /**
   * Says something in a conversation: all who take part get it, each in their own way.
   *
   * @throws {ApiError} 400 when there is nothing to say, it is too long, or the conversation is closed; 404 when there is no such conversation.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Conversation Message"
   */
  async createConversationMessage(
    conversationSid: string,
    message: NewMessage,
    options?: RequestOptions,
  ): Promise<Message> {
    return await execute(this.client, createConversationMessage, { ...message, conversationSid }, options);
  }

  /**
   * Says something in a conversation: all who take part get it, each in their own way, in the service that you name.
   *
   * @throws {ApiError} 400 when there is nothing to say, it is too long, or the conversation is closed; 404 when there is no such conversation.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service Conversation Message"
   */
  async createServiceConversationMessage(
    chatServiceSid: string,
    conversationSid: string,
    message: NewMessage,
    options?: RequestOptions,
  ): Promise<Message> {
    return await execute(
      this.client,
      createServiceConversationMessage,
      { ...message, chatServiceSid, conversationSid },
      options,
    );
  }

  /**
   * Fetches one message.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Conversation Message"
   */
  async fetchConversationMessage(conversationSid: string, sid: string, options?: RequestOptions): Promise<Message> {
    return await execute(this.client, fetchConversationMessage, { conversationSid, sid }, options);
  }

  /**
   * Fetches one message, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Conversation Message"
   */
  async fetchServiceConversationMessage(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<Message> {
    return await execute(
      this.client,
      fetchServiceConversationMessage,
      { chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Changes a message; its files stay.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update Conversation Message"
   */
  async updateConversationMessage(
    conversationSid: string,
    sid: string,
    changes: MessageChanges,
    options?: RequestOptions,
  ): Promise<Message> {
    return await execute(this.client, updateConversationMessage, { ...changes, conversationSid, sid }, options);
  }

  /**
   * Changes a message; its files stay, in the service that you name.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update Service Conversation Message"
   */
  async updateServiceConversationMessage(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    changes: MessageChanges,
    options?: RequestOptions,
  ): Promise<Message> {
    return await execute(
      this.client,
      updateServiceConversationMessage,
      { ...changes, chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Deletes a message.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Conversation Message"
   */
  async deleteConversationMessage(
    conversationSid: string,
    sid: string,
    choice: WebhookChoice = {},
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(this.client, deleteConversationMessage, { ...choice, conversationSid, sid }, options);
  }

  /**
   * Deletes a message, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service Conversation Message"
   */
  async deleteServiceConversationMessage(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    choice: WebhookChoice = {},
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(
      this.client,
      deleteServiceConversationMessage,
      { ...choice, chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Lists how far a message has come with each who is reached over another channel than chat.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Conversation Message Receipt"
   */
  listConversationMessageReceipt(
    conversationSid: string,
    messageSid: string,
    filters: PageOf50 = {},
    options?: RequestOptions,
  ): PageList<DeliveryReceipt, ListConversationMessageReceiptResponse> {
    return paginate(this.client, listConversationMessageReceipt, { ...filters, conversationSid, messageSid }, options);
  }

  /**
   * Lists how far a message has come with each who is reached over another channel than chat, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Service Conversation Message Receipt"
   */
  listServiceConversationMessageReceipt(
    chatServiceSid: string,
    conversationSid: string,
    messageSid: string,
    filters: PageOf50 = {},
    options?: RequestOptions,
  ): PageList<DeliveryReceipt, ListConversationMessageReceiptResponse> {
    return paginate(
      this.client,
      listServiceConversationMessageReceipt,
      { ...filters, chatServiceSid, conversationSid, messageSid },
      options,
    );
  }

  /**
   * Fetches how far a message has come with one participant.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Conversation Message Receipt"
   */
  async fetchConversationMessageReceipt(
    conversationSid: string,
    messageSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<DeliveryReceipt> {
    return await execute(this.client, fetchConversationMessageReceipt, { conversationSid, messageSid, sid }, options);
  }

  /**
   * Fetches how far a message has come with one participant, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Conversation Message Receipt"
   */
  async fetchServiceConversationMessageReceipt(
    chatServiceSid: string,
    conversationSid: string,
    messageSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<DeliveryReceipt> {
    return await execute(
      this.client,
      fetchServiceConversationMessageReceipt,
      { chatServiceSid, conversationSid, messageSid, sid },
      options,
    );
  }
}

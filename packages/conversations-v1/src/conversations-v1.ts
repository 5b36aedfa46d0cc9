import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import { Participating } from './participating.ts';
import type { PageOf50, WebhookChoice } from './types.ts';
import {
  createServiceUser,
  createUser,
  deleteServiceUser,
  deleteServiceUserConversation,
  deleteUser,
  deleteUserConversation,
  fetchServiceUser,
  fetchServiceUserConversation,
  fetchUser,
  fetchUserConversation,
  listServiceUser,
  listServiceUserConversation,
  listUser,
  listUserConversation,
  updateServiceUser,
  updateServiceUserConversation,
  updateUser,
  updateUserConversation,
} from './user-operations.ts';
import type {
  ListUserConversationResponse,
  ListUserResponse,
  NewUser,
  User,
  UserChanges,
  UserConversation,
  UserConversationChanges,
} from './user-types.ts';

/**
 * Lets people talk to each other over all of their channels at once: some in chat, some by text message.
 *
 * What names no service acts on the account's default one.
 *
 * @example
 * import { ConversationsV1 } from '@comms/conversations-v1';
 *
 * const conversations = new ConversationsV1({ security: { username: 'AC…', password: '…' } });
 * const { sid } = await conversations.createConversation({ friendlyName: 'Order 7', uniqueName: 'order-7' });
 * await conversations.createConversationParticipant(sid, { identity: 'alice' });
 * await conversations.createConversationParticipant(sid, {
 *   messagingBinding: { address: '+12065550100', proxyAddress: '+18005550100' },
 * });
 * await conversations.createConversationMessage('order-7', { author: 'alice', body: 'It is on its way.' });
 */
export class ConversationsV1 extends Participating {
  /**
   * Lists the users.
   *
   * @see the reference's "List User"
   */
  listUser(filters: PageOf50 = {}, options?: RequestOptions): PageList<User, ListUserResponse> {
    return paginate(this.client, listUser, filters, options);
  }

  /**
   * Lists the users, in the service that you name.
   *
   * @see the reference's "List Service User"
   */
  listServiceUser(
    chatServiceSid: string,
    filters: PageOf50 = {},
    options?: RequestOptions,
  ): PageList<User, ListUserResponse> {
    return paginate(this.client, listServiceUser, { ...filters, chatServiceSid }, options);
  }

  /**
   * Makes a user known.
   *
   * @throws {ApiError} 400 when a field is malformed; 409 when the identity is taken.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create User"
   */
  async createUser(user: NewUser, options?: RequestOptions): Promise<User> {
    return await execute(this.client, createUser, user, options);
  }

  /**
   * Makes a user known, in the service that you name.
   *
   * @throws {ApiError} 400 when a field is malformed; 409 when the identity is taken.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service User"
   */
  async createServiceUser(chatServiceSid: string, user: NewUser, options?: RequestOptions): Promise<User> {
    return await execute(this.client, createServiceUser, { ...user, chatServiceSid }, options);
  }

  /**
   * Fetches one user.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch User"
   */
  async fetchUser(sid: string, options?: RequestOptions): Promise<User> {
    return await execute(this.client, fetchUser, { sid }, options);
  }

  /**
   * Fetches one user, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service User"
   */
  async fetchServiceUser(chatServiceSid: string, sid: string, options?: RequestOptions): Promise<User> {
    return await execute(this.client, fetchServiceUser, { chatServiceSid, sid }, options);
  }

  /**
   * Changes a user.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update User"
   */
  async updateUser(sid: string, changes: UserChanges, options?: RequestOptions): Promise<User> {
    return await execute(this.client, updateUser, { ...changes, sid }, options);
  }

  /**
   * Changes a user, in the service that you name.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update Service User"
   */
  async updateServiceUser(
    chatServiceSid: string,
    sid: string,
    changes: UserChanges,
    options?: RequestOptions,
  ): Promise<User> {
    return await execute(this.client, updateServiceUser, { ...changes, chatServiceSid, sid }, options);
  }

  /**
   * Deletes a user, and takes it out of its conversations.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete User"
   */
  async deleteUser(sid: string, choice: WebhookChoice = {}, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteUser, { ...choice, sid }, options);
  }

  /**
   * Deletes a user, and takes it out of its conversations, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service User"
   */
  async deleteServiceUser(
    chatServiceSid: string,
    sid: string,
    choice: WebhookChoice = {},
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(this.client, deleteServiceUser, { ...choice, chatServiceSid, sid }, options);
  }

  /**
   * Lists the conversations in which a user takes part, as the user sees them.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List User Conversation"
   */
  listUserConversation(
    userSid: string,
    filters: PageOf50 = {},
    options?: RequestOptions,
  ): PageList<UserConversation, ListUserConversationResponse> {
    return paginate(this.client, listUserConversation, { ...filters, userSid }, options);
  }

  /**
   * Lists the conversations in which a user takes part, as the user sees them, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Service User Conversation"
   */
  listServiceUserConversation(
    chatServiceSid: string,
    userSid: string,
    filters: PageOf50 = {},
    options?: RequestOptions,
  ): PageList<UserConversation, ListUserConversationResponse> {
    return paginate(this.client, listServiceUserConversation, { ...filters, chatServiceSid, userSid }, options);
  }

  /**
   * Fetches a conversation as one of its users sees it.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch User Conversation"
   */
  async fetchUserConversation(
    userSid: string,
    conversationSid: string,
    options?: RequestOptions,
  ): Promise<UserConversation> {
    return await execute(this.client, fetchUserConversation, { userSid, conversationSid }, options);
  }

  /**
   * Fetches a conversation as one of its users sees it, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service User Conversation"
   */
  async fetchServiceUserConversation(
    chatServiceSid: string,
    userSid: string,
    conversationSid: string,
    options?: RequestOptions,
  ): Promise<UserConversation> {
    return await execute(
      this.client,
      fetchServiceUserConversation,
      { chatServiceSid, userSid, conversationSid },
      options,
    );
  }

  /**
   * Changes how far a user has read, and whether it gets push notifications.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update User Conversation"
   */
  async updateUserConversation(
    userSid: string,
    conversationSid: string,
    changes: UserConversationChanges,
    options?: RequestOptions,
  ): Promise<UserConversation> {
    return await execute(this.client, updateUserConversation, { ...changes, userSid, conversationSid }, options);
  }

  /**
   * Changes how far a user has read, and whether it gets push notifications, in the service that you name.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update Service User Conversation"
   */
  async updateServiceUserConversation(
    chatServiceSid: string,
    userSid: string,
    conversationSid: string,
    changes: UserConversationChanges,
    options?: RequestOptions,
  ): Promise<UserConversation> {
    return await execute(
      this.client,
      updateServiceUserConversation,
      { ...changes, chatServiceSid, userSid, conversationSid },
      options,
    );
  }

  /**
   * Takes a user out of a conversation.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete User Conversation"
   */
  async deleteUserConversation(userSid: string, conversationSid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteUserConversation, { userSid, conversationSid }, options);
  }

  /**
   * Takes a user out of a conversation, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service User Conversation"
   */
  async deleteServiceUserConversation(
    chatServiceSid: string,
    userSid: string,
    conversationSid: string,
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(
      this.client,
      deleteServiceUserConversation,
      { chatServiceSid, userSid, conversationSid },
      options,
    );
  }
}

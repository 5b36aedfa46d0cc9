import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import { Messaging } from './messaging.ts';
import {
  createConversationParticipant,
  createServiceConversationParticipant,
  deleteConversationParticipant,
  deleteServiceConversationParticipant,
  fetchConversationParticipant,
  fetchServiceConversationParticipant,
  listConversationParticipant,
  listParticipantConversation,
  listServiceConversationParticipant,
  listServiceParticipantConversation,
  updateConversationParticipant,
  updateServiceConversationParticipant,
} from './participant-operations.ts';
import type {
  ListConversationParticipantResponse,
  ListParticipantConversationResponse,
  NewParticipant,
  Participant,
  ParticipantChanges,
  ParticipantConversation,
  ParticipantConversationFilters,
} from './participant-types.ts';
import type { PageOf100, WebhookChoice } from './types.ts';

/** Keeps who takes part in what. */
export class Participating extends Messaging {
  /**
   * Lists who takes part in a conversation.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Conversation Participant"
   */
  listConversationParticipant(
    conversationSid: string,
    filters: PageOf100 = {},
    options?: RequestOptions,
  ): PageList<Participant, ListConversationParticipantResponse> {
    return paginate(this.client, listConversationParticipant, { ...filters, conversationSid }, options);
  }

  /**
   * Lists who takes part in a conversation, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "List Service Conversation Participant"
   */
  listServiceConversationParticipant(
    chatServiceSid: string,
    conversationSid: string,
    filters: PageOf100 = {},
    options?: RequestOptions,
  ): PageList<Participant, ListConversationParticipantResponse> {
    return paginate(
      this.client,
      listServiceConversationParticipant,
      { ...filters, chatServiceSid, conversationSid },
      options,
    );
  }

  /**
   * Lets someone take part in a conversation: a user in chat, or an address over texts.
   *
   * @throws {ApiError} 400 when it cannot be told who is meant; 404 when there is no such conversation; 409 when the addresses are in another conversation already, whose SID the message names.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Conversation Participant"
   */
  async createConversationParticipant(
    conversationSid: string,
    participant: NewParticipant = {},
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.client, createConversationParticipant, { ...participant, conversationSid }, options);
  }

  /**
   * Lets someone take part in a conversation: a user in chat, or an address over texts, in the service that you name.
   *
   * @throws {ApiError} 400 when it cannot be told who is meant; 404 when there is no such conversation; 409 when the addresses are in another conversation already, whose SID the message names.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Service Conversation Participant"
   */
  async createServiceConversationParticipant(
    chatServiceSid: string,
    conversationSid: string,
    participant: NewParticipant = {},
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(
      this.client,
      createServiceConversationParticipant,
      { ...participant, chatServiceSid, conversationSid },
      options,
    );
  }

  /**
   * Fetches one participant.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Conversation Participant"
   */
  async fetchConversationParticipant(
    conversationSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.client, fetchConversationParticipant, { conversationSid, sid }, options);
  }

  /**
   * Fetches one participant, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Service Conversation Participant"
   */
  async fetchServiceConversationParticipant(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(
      this.client,
      fetchServiceConversationParticipant,
      { chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Changes a participant, or how far it has read.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update Conversation Participant"
   */
  async updateConversationParticipant(
    conversationSid: string,
    sid: string,
    changes: ParticipantChanges,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.client, updateConversationParticipant, { ...changes, conversationSid, sid }, options);
  }

  /**
   * Changes a participant, or how far it has read, in the service that you name.
   *
   * @throws {ApiError} 400 when a field is malformed; 404 when there is none.
   * @see the reference's "Update Service Conversation Participant"
   */
  async updateServiceConversationParticipant(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    changes: ParticipantChanges,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(
      this.client,
      updateServiceConversationParticipant,
      { ...changes, chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Takes a participant out of a conversation; what it said stays.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Conversation Participant"
   */
  async deleteConversationParticipant(
    conversationSid: string,
    sid: string,
    choice: WebhookChoice = {},
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(this.client, deleteConversationParticipant, { ...choice, conversationSid, sid }, options);
  }

  /**
   * Takes a participant out of a conversation; what it said stays, in the service that you name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Service Conversation Participant"
   */
  async deleteServiceConversationParticipant(
    chatServiceSid: string,
    conversationSid: string,
    sid: string,
    choice: WebhookChoice = {},
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(
      this.client,
      deleteServiceConversationParticipant,
      { ...choice, chatServiceSid, conversationSid, sid },
      options,
    );
  }

  /**
   * Lists the conversations of a user or of an address, in any state.
   *
   * @throws {ApiError} 400 unless one of `identity` and `address` is given.
   * @see the reference's "List Participant Conversation"
   */
  listParticipantConversation(
    filters: ParticipantConversationFilters,
    options?: RequestOptions,
  ): PageList<ParticipantConversation, ListParticipantConversationResponse> {
    return paginate(this.client, listParticipantConversation, filters, options);
  }

  /**
   * Lists the conversations of a user or of an address, in any state, in the service that you name.
   *
   * @throws {ApiError} 400 unless one of `identity` and `address` is given.
   * @see the reference's "List Service Participant Conversation"
   */
  listServiceParticipantConversation(
    chatServiceSid: string,
    filters: ParticipantConversationFilters,
    options?: RequestOptions,
  ): PageList<ParticipantConversation, ListParticipantConversationResponse> {
    return paginate(this.client, listServiceParticipantConversation, { ...filters, chatServiceSid }, options);
  }
}

import { execute, type PageList, paginate, type RequestOptions } from '@comms/core';
import type { Action, NewAction } from './action-types.ts';
import type {
  Communication,
  CommunicationFilters,
  ListCommunicationByConversationResponse,
  NewCommunication,
} from './communication-types.ts';
import { Conversing } from './conversing.ts';
import {
  createCommunicationInConversation,
  createConversationAction,
  createParticipantInConversation,
  fetchCommunication,
  fetchConversationAction,
  fetchParticipant,
  listCommunicationByConversation,
  listParticipantByConversation,
  updateParticipantInConversation,
} from './operations.ts';
import type {
  ListParticipantByConversationResponse,
  NewConversationParticipant,
  NewParticipant,
  Participant,
  ParticipantFilters,
} from './participant-types.ts';

/**
 * Keeps conversations that come about by themselves, from the traffic that a configuration captures, or that you begin.
 *
 * @example
 * import { ConversationsV2 } from '@comms/conversations-v2';
 *
 * const conversations = new ConversationsV2({ security: { username: 'AC…', password: '…' } });
 * const conversation = await conversations.createConversationWithConfig({
 *   configurationId: 'conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2',
 *   participants: [{ type: 'CUSTOMER', addresses: [{ channel: 'SMS', address: '+12065550100' }] }],
 * });
 * for await (const { author, content } of conversations.listCommunicationByConversation(conversation.id)) {
 *   console.log(author?.address, content?.text);
 * }
 */
export class ConversationsV2 extends Conversing {
  /**
   * Lets someone take part in a conversation.
   *
   * @throws {ApiError} 400 when a field is malformed or the conversation is CLOSED; 404 when there is no such conversation.
   * @throws {ConflictError} 409 when an address belongs to the conversation that it names.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Participant"
   */
  async createParticipantInConversation(
    conversationId: string,
    request: NewParticipant,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.client, createParticipantInConversation, { ...request, conversationId }, options);
  }

  /**
   * Lists those who take part in a conversation, in the order in which they came.
   *
   * @throws {ApiError} 404 when there is no such conversation.
   * @see the reference's "List Participant"
   */
  listParticipantByConversation(
    conversationId: string,
    request: ParticipantFilters = {},
    options?: RequestOptions,
  ): PageList<Participant, ListParticipantByConversationResponse> {
    return paginate(this.client, listParticipantByConversation, { ...request, conversationId }, options);
  }

  /**
   * Fetches one participant.
   *
   * @throws {ApiError} 404 when there is no such conversation, or no such participant in it.
   * @see the reference's "Fetch Participant"
   */
  async fetchParticipant(
    conversationId: string,
    participantId: string,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.client, fetchParticipant, { conversationId, participantId }, options);
  }

  /**
   * Replaces a participant: what is left out is taken away, so repeat name and addresses that are to stay.
   *
   * @throws {ApiError} 400 when a field is malformed or the conversation is CLOSED; 404 when there is no such participant.
   * @throws {ConflictError} 409 when an address belongs to the conversation that it names.
   * @see the reference's "Update Participant"
   */
  async updateParticipantInConversation(
    conversationId: string,
    participantId: string,
    request: NewConversationParticipant,
    options?: RequestOptions,
  ): Promise<Participant> {
    const fields = { ...request, conversationId, participantId };
    return await execute(this.client, updateParticipantInConversation, fields, options);
  }

  /**
   * Keeps something that was written or said elsewhere. Nothing is sent: `createConversationAction` does that.
   *
   * @example
   * import { ConversationsV2 } from '@comms/conversations-v2';
   *
   * const conversationId = 'conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2';
   * await new ConversationsV2().createCommunicationInConversation(conversationId, {
   *   author: { address: '+12065550100', channel: 'VOICE' },
   *   content: { type: 'TRANSCRIPTION', text: 'Hello', transcription: { channel: 0, confidence: 0.9 } },
   *   recipients: [{ address: '+18005550100', channel: 'VOICE' }],
   * });
   *
   * @throws {ApiError} 400 when a field is malformed or the conversation is CLOSED; 404 when there is no such conversation.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Communication"
   */
  async createCommunicationInConversation(
    conversationId: string,
    request: NewCommunication,
    options?: RequestOptions,
  ): Promise<Communication> {
    return await execute(this.client, createCommunicationInConversation, { ...request, conversationId }, options);
  }

  /**
   * Lists what was written and said in a conversation, the oldest first.
   *
   * @throws {ApiError} 404 when there is no such conversation.
   * @see the reference's "List Communication"
   */
  listCommunicationByConversation(
    conversationId: string,
    request: CommunicationFilters = {},
    options?: RequestOptions,
  ): PageList<Communication, ListCommunicationByConversationResponse> {
    return paginate(this.client, listCommunicationByConversation, { ...request, conversationId }, options);
  }

  /**
   * Fetches one communication.
   *
   * @throws {ApiError} 404 when there is no such conversation, or no such communication in it.
   * @see the reference's "Fetch Communication"
   */
  async fetchCommunication(
    conversationId: string,
    communicationId: string,
    options?: RequestOptions,
  ): Promise<Communication> {
    return await execute(this.client, fetchCommunication, { conversationId, communicationId }, options);
  }

  /**
   * Has something done in a conversation: a message is sent to some of those who take part, and kept as a communication.
   *
   * The action is PENDING at first; `fetchConversationAction` tells when it is done. It is never sent twice by this client.
   *
   * @example
   * import { ConversationsV2 } from '@comms/conversations-v2';
   *
   * const action = await new ConversationsV2().createConversationAction('conv_conversation_01k1etk2y5f1y9fpe2epfdtvv2', {
   *   type: 'SEND_MESSAGE',
   *   payload: {
   *     from: { address: '+18005550100', channel: 'SMS' },
   *     to: [{ participantId: 'conv_participant_01k1etx3jbfx88476ccja0889c', channel: 'SMS' }],
   *     content: { text: 'How can we help you?' },
   *   },
   * });
   * console.log(action.status, action.related?.['messageSid']);
   *
   * @throws {ApiError} 400 when a party cannot be found or reached, there is nothing to send, or the conversation is CLOSED; 404 when there is no such conversation.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Action"
   */
  async createConversationAction(
    conversationId: string,
    request: NewAction,
    options?: RequestOptions,
  ): Promise<Action> {
    return await execute(this.client, createConversationAction, { ...request, conversationId }, options);
  }

  /**
   * Fetches how far an action is.
   *
   * @throws {ApiError} 404 when there is no such conversation, or no such action in it.
   * @see the reference's "Fetch Action"
   */
  async fetchConversationAction(conversationId: string, actionId: string, options?: RequestOptions): Promise<Action> {
    return await execute(this.client, fetchConversationAction, { conversationId, actionId }, options);
  }
}

import {
  type Client,
  type ClientOptions,
  createClient,
  execute,
  type PageList,
  paginate,
  type RequestOptions,
} from '@comms/core';
import {
  createParticipant,
  fetchOneConversation,
  fetchSingleParticipant,
  listConversations,
  listParticipants,
  patchConversation,
} from './operations.ts';
import type {
  Conversation,
  ListConversationsRequest,
  ListConversationsResponse,
  ListParticipantsResponse,
  Participant,
  ParticipantFilters,
  ParticipantInput,
  UpdateConversationRequest,
} from './types.ts';

/**
 * Keeps together what goes to and fro between people: who takes part, how many messages there were, and until when.
 *
 * There is no call that begins a conversation: a message that is sent to one, or that comes in, does.
 *
 * @example
 * import { Conversations } from '@comms/conversations';
 *
 * const conversations = new Conversations({ security: { username: 'AC…', password: '…' } });
 * for await (const { id, title, messageCount } of conversations.listConversations({ state: 'active' })) {
 *   console.log(id, title, messageCount);
 * }
 */
export class Conversations {
  readonly #client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.#client = createClient(options);
  }

  /**
   * Lists conversations, newest first; all filters must hold.
   *
   * @example
   * import { Conversations } from '@comms/conversations';
   *
   * const list = new Conversations().listConversations({ participantChannels: ['tel', 'whatsapp'] });
   * for await (const { id, participantCount } of list) console.log(id, participantCount);
   *
   * @see the reference's "List Conversations"
   */
  listConversations(
    request: ListConversationsRequest = {},
    options?: RequestOptions,
  ): PageList<Conversation, ListConversationsResponse> {
    return paginate(this.#client, listConversations, request, options);
  }

  /**
   * Changes the title, the state, the times of later states, or all tags of a conversation; what is left out stays.
   *
   * A conversation that was closed stays closed: its title and tags can be changed, and when it is deleted.
   *
   * @example
   * import { Conversations } from '@comms/conversations';
   *
   * await new Conversations().patchConversation('conversation_01h9krwprkeee8fzqspvwy6nq8', {
   *   title: 'Order 1234',
   *   timeTo: { inactive: 'PT30M', closed: new Date('2027-01-31T18:00:00Z') },
   * });
   *
   * @throws {ApiError} 400 when a field is malformed, or a time is past; 404 when there is no such conversation;
   * 409 when its state does not allow the change. Each problem names its field.
   * @see the reference's "Patch Conversation"
   */
  async patchConversation(
    conversationId: string,
    request: UpdateConversationRequest = {},
    options?: RequestOptions,
  ): Promise<Conversation> {
    return await execute(this.#client, patchConversation, { ...request, conversationId }, options);
  }

  /**
   * Fetches one conversation: its state, and how many participants and messages it has.
   *
   * @throws {ApiError} 404 when there is none, or it was deleted.
   * @see the reference's "Fetch One Conversation"
   */
  async fetchOneConversation(conversationId: string, options?: RequestOptions): Promise<Conversation> {
    return await execute(this.#client, fetchOneConversation, { conversationId }, options);
  }

  /**
   * Lets a contact, an agent, or whoever is at some addresses, take part in a conversation.
   *
   * Messages to the conversation reach the participant from now on, and messages from there are part of it.
   *
   * @example
   * import { Conversations } from '@comms/conversations';
   *
   * await new Conversations().createParticipant('conversation_01h9krwprkeee8fzqspvwy6nq8', {
   *   addresses: [{ address: '+12065550100', channel: 'tel' }],
   *   tags: { role: 'customer' },
   * });
   *
   * @throws {ApiError} 400 when the request names nobody, or someone who does not exist; 404 when there is no such
   * conversation; 409 when it is closed, or the participant is one already.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Participant"
   */
  async createParticipant(
    conversationId: string,
    request: ParticipantInput = {},
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.#client, createParticipant, { ...request, conversationId }, options);
  }

  /**
   * Lists the participants of a conversation, those who came last first.
   *
   * @throws {ApiError} 404 when there is no such conversation.
   * @see the reference's "List Participants"
   */
  listParticipants(
    conversationId: string,
    request: ParticipantFilters = {},
    options?: RequestOptions,
  ): PageList<Participant, ListParticipantsResponse> {
    return paginate(this.#client, listParticipants, { ...request, conversationId }, options);
  }

  /**
   * Fetches one participant of a conversation.
   *
   * @throws {ApiError} 404 when there is no such conversation, or the participant is none of it.
   * @see the reference's "Fetch Single Participant"
   */
  async fetchSingleParticipant(
    conversationId: string,
    participantId: string,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.#client, fetchSingleParticipant, { conversationId, participantId }, options);
  }
}

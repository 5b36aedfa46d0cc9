import { execute, type PageList, type PageRequest, paginate, type RequestOptions } from '@comms/core';
import {
  createMessageInteraction,
  deleteInteraction,
  fetchInteraction,
  fetchMessageInteraction,
  listInteraction,
  listMessageInteraction,
} from './interaction-operations.ts';
import type {
  Interaction,
  ListInteractionResponse,
  ListMessageInteractionResponse,
  MessageInteraction,
  NewMessageInteraction,
} from './interaction-types.ts';
import type { ListParticipantResponse, NewParticipant, Participant } from './participant-types.ts';
import { Pooling } from './pooling.ts';
import {
  createParticipant,
  createSession,
  deleteParticipant,
  deleteSession,
  fetchParticipant,
  fetchSession,
  listParticipant,
  listSession,
  updateSession,
} from './session-operations.ts';
import type { ListSessionResponse, NewSession, Session, SessionChanges } from './session-types.ts';

/**
 * Lets two people call and write to each other without knowing each other's number: each sees one of yours.
 *
 * @example
 * import { ProxyV1 } from '@comms/proxy';
 *
 * const proxy = new ProxyV1({ security: { username: 'AC…', password: '…' } });
 * const service = await proxy.createService({ uniqueName: 'Rides' });
 * await proxy.createPhoneNumber(service.sid, { phoneNumber: '+14155551234' });
 *
 * const session = await proxy.createSession(service.sid, { uniqueName: 'Ride 7', ttl: 3600 });
 * const rider = await proxy.createParticipant(service.sid, session.sid, { identifier: '+14155551212' });
 * await proxy.createParticipant(service.sid, session.sid, { identifier: '+14155551313' });
 * console.log(`The driver is reached at ${rider.proxyIdentifier}.`);
 */
export class ProxyV1 extends Pooling {
  /**
   * Lists the sessions of a service.
   *
   * @throws {ApiError} 404 when there is no such service.
   * @see the reference's "List Session"
   */
  listSession(
    serviceSid: string,
    page: PageRequest = {},
    options?: RequestOptions,
  ): PageList<Session, ListSessionResponse> {
    return paginate(this.client, listSession, { ...page, serviceSid }, options);
  }

  /**
   * Makes a session, with participants or without. When one of them cannot be added, no session is made.
   *
   * @throws {ApiError} 400 when the name is taken, a field is malformed, or the pool has no number for a participant; 404 when there is no such service.
   * @see the reference's "Create Session"
   */
  async createSession(serviceSid: string, session: NewSession = {}, options?: RequestOptions): Promise<Session> {
    return await execute(this.client, createSession, { ...session, serviceSid }, options);
  }

  /**
   * Fetches one session, by its SID or its unique name.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Session"
   */
  async fetchSession(serviceSid: string, sid: string, options?: RequestOptions): Promise<Session> {
    return await execute(this.client, fetchSession, { serviceSid, sid }, options);
  }

  /**
   * Changes a session: how long it lives, or where it stands.
   *
   * It is closed with `closed`, and opened again with `in-progress`. Since the same change is refused the second time, it is not repeated by itself when an answer is lost.
   *
   * @throws {ApiError} 400 when it cannot go from where it stands to there, or a participant has its number in another session by now; 404 when there is none.
   * @see the reference's "Update Session"
   */
  async updateSession(
    serviceSid: string,
    sid: string,
    changes: SessionChanges,
    options?: RequestOptions,
  ): Promise<Session> {
    return await execute(this.client, updateSession, { ...changes, serviceSid, sid }, options);
  }

  /**
   * Deletes a session, with its participants and interactions.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Session"
   */
  async deleteSession(serviceSid: string, sid: string, options?: RequestOptions): Promise<void> {
    return await execute(this.client, deleteSession, { serviceSid, sid }, options);
  }

  /**
   * Lists the participants of a session.
   *
   * @throws {ApiError} 404 when there is no such session.
   * @see the reference's "List Participant"
   */
  listParticipant(
    serviceSid: string,
    sessionSid: string,
    page: PageRequest = {},
    options?: RequestOptions,
  ): PageList<Participant, ListParticipantResponse> {
    return paginate(this.client, listParticipant, { ...page, serviceSid, sessionSid }, options);
  }

  /**
   * Adds someone to a session, and gives out the number under which the partner is reached.
   *
   * @throws {ApiError} 400 when there are two already, the person takes part or was taken out before, or the pool has no number that fits; 404 when there is no such session; 409 when the same person is added elsewhere at this moment.
   * @see the reference's "Create Participant"
   */
  async createParticipant(
    serviceSid: string,
    sessionSid: string,
    participant: NewParticipant,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.client, createParticipant, { ...participant, serviceSid, sessionSid }, options);
  }

  /**
   * Fetches one participant; also one that was taken out.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Participant"
   */
  async fetchParticipant(
    serviceSid: string,
    sessionSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<Participant> {
    return await execute(this.client, fetchParticipant, { serviceSid, sessionSid, sid }, options);
  }

  /**
   * Takes a participant out of a session. The record of it stays, and it cannot come back.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Participant"
   */
  async deleteParticipant(
    serviceSid: string,
    sessionSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(this.client, deleteParticipant, { serviceSid, sessionSid, sid }, options);
  }

  /**
   * Lists what the two people of a session have exchanged.
   *
   * @throws {ApiError} 404 when there is no such session.
   * @see the reference's "List Interaction"
   */
  listInteraction(
    serviceSid: string,
    sessionSid: string,
    page: PageRequest = {},
    options?: RequestOptions,
  ): PageList<Interaction, ListInteractionResponse> {
    return paginate(this.client, listInteraction, { ...page, serviceSid, sessionSid }, options);
  }

  /**
   * Fetches one interaction.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Interaction"
   */
  async fetchInteraction(
    serviceSid: string,
    sessionSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<Interaction> {
    return await execute(this.client, fetchInteraction, { serviceSid, sessionSid, sid }, options);
  }

  /**
   * Deletes an interaction; what was sent is not called back.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Delete Interaction"
   */
  async deleteInteraction(
    serviceSid: string,
    sessionSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<void> {
    return await execute(this.client, deleteInteraction, { serviceSid, sessionSid, sid }, options);
  }

  /**
   * Lists what was sent to a participant by API.
   *
   * The guides advise `listInteraction` instead, which has these, too.
   *
   * @throws {ApiError} 404 when there is no such participant.
   * @see the reference's "List Message Interaction"
   */
  listMessageInteraction(
    serviceSid: string,
    sessionSid: string,
    participantSid: string,
    page: PageRequest = {},
    options?: RequestOptions,
  ): PageList<MessageInteraction, ListMessageInteractionResponse> {
    return paginate(this.client, listMessageInteraction, { ...page, serviceSid, sessionSid, participantSid }, options);
  }

  /**
   * Sends a message to one participant, from the number under which it reaches the partner.
   *
   * @throws {ApiError} 400 when there is nothing to say, or the session is closed or for calls only; 404 when there is no such participant.
   * @throws {OutcomeUnknownError} when the connection was lost after the request was written.
   * @see the reference's "Create Message Interaction"
   */
  async createMessageInteraction(
    serviceSid: string,
    sessionSid: string,
    participantSid: string,
    message: NewMessageInteraction,
    options?: RequestOptions,
  ): Promise<MessageInteraction> {
    return await execute(
      this.client,
      createMessageInteraction,
      { ...message, serviceSid, sessionSid, participantSid },
      options,
    );
  }

  /**
   * Fetches one message that was sent by API.
   *
   * @throws {ApiError} 404 when there is none.
   * @see the reference's "Fetch Message Interaction"
   */
  async fetchMessageInteraction(
    serviceSid: string,
    sessionSid: string,
    participantSid: string,
    sid: string,
    options?: RequestOptions,
  ): Promise<MessageInteraction> {
    return await execute(
      this.client,
      fetchMessageInteraction,
      { serviceSid, sessionSid, participantSid, sid },
      options,
    );
  }
}

import { type ListOperation, type Operation, proxyV1 } from '@comms/core';
import type {
  CreateParticipantRequest,
  DeleteParticipantRequest,
  FetchParticipantRequest,
  ListParticipantRequest,
  ListParticipantResponse,
  Participant,
} from './participant-types.ts';
import type {
  CreateSessionRequest,
  DeleteSessionRequest,
  FetchSessionRequest,
  ListSessionRequest,
  ListSessionResponse,
  Session,
  UpdateSessionRequest,
} from './session-types.ts';
import { writeParticipants } from './write-participants.ts';

export const listSession: ListOperation<ListSessionRequest, ListSessionResponse, Session> = {
  id: 'proxy.listSession',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions',
  success: [200],
  page: { items: 'sessions' },
};

export const createSession: Operation<CreateSessionRequest, Session> = {
  id: 'proxy.createSession',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/Sessions',
  success: [201],
  write: writeParticipants,
  findWith: 'proxy.listSession',
};

export const fetchSession: Operation<FetchSessionRequest, Session> = {
  id: 'proxy.fetchSession',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions/{sid}',
  success: [200],
};

export const updateSession: Operation<UpdateSessionRequest, Session> = {
  id: 'proxy.updateSession',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/Sessions/{sid}',
  success: [200],
  findWith: 'proxy.fetchSession',
};

export const deleteSession: Operation<DeleteSessionRequest, void> = {
  id: 'proxy.deleteSession',
  api: proxyV1,
  method: 'DELETE',
  path: '/Services/{serviceSid}/Sessions/{sid}',
  success: [204],
};

export const listParticipant: ListOperation<ListParticipantRequest, ListParticipantResponse, Participant> = {
  id: 'proxy.listParticipant',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Participants',
  success: [200],
  page: { items: 'participants' },
};

export const createParticipant: Operation<CreateParticipantRequest, Participant> = {
  id: 'proxy.createParticipant',
  api: proxyV1,
  method: 'POST',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Participants',
  success: [201],
  findWith: 'proxy.listParticipant',
};

export const fetchParticipant: Operation<FetchParticipantRequest, Participant> = {
  id: 'proxy.fetchParticipant',
  api: proxyV1,
  method: 'GET',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Participants/{sid}',
  success: [200],
};

export const deleteParticipant: Operation<DeleteParticipantRequest, void> = {
  id: 'proxy.deleteParticipant',
  api: proxyV1,
  method: 'DELETE',
  path: '/Services/{serviceSid}/Sessions/{sessionSid}/Participants/{sid}',
  success: [200, 204],
};

import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  CreateServiceUserRequest,
  CreateUserRequest,
  DeleteServiceUserConversationRequest,
  DeleteServiceUserRequest,
  DeleteUserConversationRequest,
  DeleteUserRequest,
  FetchServiceUserConversationRequest,
  FetchServiceUserRequest,
  FetchUserConversationRequest,
  FetchUserRequest,
  ListServiceUserConversationRequest,
  ListServiceUserRequest,
  ListUserConversationRequest,
  ListUserConversationResponse,
  ListUserRequest,
  ListUserResponse,
  UpdateServiceUserConversationRequest,
  UpdateServiceUserRequest,
  UpdateUserConversationRequest,
  UpdateUserRequest,
  User,
  UserConversation,
} from './user-types.ts';

export const listUser: ListOperation<ListUserRequest, ListUserResponse, User> = {
  id: 'conversationsV1.listUser',
  api: conversationsV1,
  method: 'GET',
  path: '/Users',
  success: [200],
  page: { items: 'users', maxSize: 50 },
};

export const listServiceUser: ListOperation<ListServiceUserRequest, ListUserResponse, User> = {
  id: 'conversationsV1.listServiceUser',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Users',
  success: [200],
  page: { items: 'users', maxSize: 50 },
};

export const createUser: Operation<CreateUserRequest, User> = {
  id: 'conversationsV1.createUser',
  api: conversationsV1,
  method: 'POST',
  path: '/Users',
  success: [201],
  headers: ['xTwilioWebhookEnabled'],
  findWith: 'conversationsV1.listUser',
};

export const createServiceUser: Operation<CreateServiceUserRequest, User> = {
  id: 'conversationsV1.createServiceUser',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Users',
  success: [201],
  headers: ['xTwilioWebhookEnabled'],
  findWith: 'conversationsV1.listServiceUser',
};

export const fetchUser: Operation<FetchUserRequest, User> = {
  id: 'conversationsV1.fetchUser',
  api: conversationsV1,
  method: 'GET',
  path: '/Users/{sid}',
  success: [200],
};

export const fetchServiceUser: Operation<FetchServiceUserRequest, User> = {
  id: 'conversationsV1.fetchServiceUser',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Users/{sid}',
  success: [200],
};

export const updateUser: Operation<UpdateUserRequest, User> = {
  id: 'conversationsV1.updateUser',
  api: conversationsV1,
  method: 'POST',
  path: '/Users/{sid}',
  success: [200],
  headers: ['xTwilioWebhookEnabled'],
  safety: 'safe',
};

export const updateServiceUser: Operation<UpdateServiceUserRequest, User> = {
  id: 'conversationsV1.updateServiceUser',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Users/{sid}',
  success: [200],
  headers: ['xTwilioWebhookEnabled'],
  safety: 'safe',
};

export const deleteUser: Operation<DeleteUserRequest, void> = {
  id: 'conversationsV1.deleteUser',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Users/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const deleteServiceUser: Operation<DeleteServiceUserRequest, void> = {
  id: 'conversationsV1.deleteServiceUser',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Users/{sid}',
  success: [204],
  headers: ['xTwilioWebhookEnabled'],
};

export const listUserConversation: ListOperation<
  ListUserConversationRequest,
  ListUserConversationResponse,
  UserConversation
> = {
  id: 'conversationsV1.listUserConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Users/{userSid}/Conversations',
  success: [200],
  page: { items: 'conversations', maxSize: 50 },
};

export const listServiceUserConversation: ListOperation<
  ListServiceUserConversationRequest,
  ListUserConversationResponse,
  UserConversation
> = {
  id: 'conversationsV1.listServiceUserConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Users/{userSid}/Conversations',
  success: [200],
  page: { items: 'conversations', maxSize: 50 },
};

export const fetchUserConversation: Operation<FetchUserConversationRequest, UserConversation> = {
  id: 'conversationsV1.fetchUserConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Users/{userSid}/Conversations/{conversationSid}',
  success: [200],
};

export const fetchServiceUserConversation: Operation<FetchServiceUserConversationRequest, UserConversation> = {
  id: 'conversationsV1.fetchServiceUserConversation',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Users/{userSid}/Conversations/{conversationSid}',
  success: [200],
};

export const updateUserConversation: Operation<UpdateUserConversationRequest, UserConversation> = {
  id: 'conversationsV1.updateUserConversation',
  api: conversationsV1,
  method: 'POST',
  path: '/Users/{userSid}/Conversations/{conversationSid}',
  success: [200],
  safety: 'safe',
};

export const updateServiceUserConversation: Operation<UpdateServiceUserConversationRequest, UserConversation> = {
  id: 'conversationsV1.updateServiceUserConversation',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Users/{userSid}/Conversations/{conversationSid}',
  success: [200],
  safety: 'safe',
};

export const deleteUserConversation: Operation<DeleteUserConversationRequest, void> = {
  id: 'conversationsV1.deleteUserConversation',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Users/{userSid}/Conversations/{conversationSid}',
  success: [204],
};

export const deleteServiceUserConversation: Operation<DeleteServiceUserConversationRequest, void> = {
  id: 'conversationsV1.deleteServiceUserConversation',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Users/{userSid}/Conversations/{conversationSid}',
  success: [204],
};

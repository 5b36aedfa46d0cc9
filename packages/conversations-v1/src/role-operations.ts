import { conversationsV1, type ListOperation, type Operation } from '@comms/core';
import type {
  CreateRoleRequest,
  CreateServiceRoleRequest,
  DeleteRoleRequest,
  DeleteServiceRoleRequest,
  FetchRoleRequest,
  FetchServiceRoleRequest,
  ListRoleRequest,
  ListRoleResponse,
  ListServiceRoleRequest,
  Role,
  UpdateRoleRequest,
  UpdateServiceRoleRequest,
} from './role-types.ts';

export const listRole: ListOperation<ListRoleRequest, ListRoleResponse, Role> = {
  id: 'conversationsV1.listRole',
  api: conversationsV1,
  method: 'GET',
  path: '/Roles',
  success: [200],
  page: { items: 'roles', maxSize: 50 },
};

export const listServiceRole: ListOperation<ListServiceRoleRequest, ListRoleResponse, Role> = {
  id: 'conversationsV1.listServiceRole',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Roles',
  success: [200],
  page: { items: 'roles', maxSize: 50 },
};

export const createRole: Operation<CreateRoleRequest, Role> = {
  id: 'conversationsV1.createRole',
  api: conversationsV1,
  method: 'POST',
  path: '/Roles',
  success: [201],
  findWith: 'conversationsV1.listRole',
};

export const createServiceRole: Operation<CreateServiceRoleRequest, Role> = {
  id: 'conversationsV1.createServiceRole',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Roles',
  success: [201],
  findWith: 'conversationsV1.listServiceRole',
};

export const fetchRole: Operation<FetchRoleRequest, Role> = {
  id: 'conversationsV1.fetchRole',
  api: conversationsV1,
  method: 'GET',
  path: '/Roles/{sid}',
  success: [200],
};

export const fetchServiceRole: Operation<FetchServiceRoleRequest, Role> = {
  id: 'conversationsV1.fetchServiceRole',
  api: conversationsV1,
  method: 'GET',
  path: '/Services/{chatServiceSid}/Roles/{sid}',
  success: [200],
};

export const updateRole: Operation<UpdateRoleRequest, Role> = {
  id: 'conversationsV1.updateRole',
  api: conversationsV1,
  method: 'POST',
  path: '/Roles/{sid}',
  success: [200],
  safety: 'safe',
};

export const updateServiceRole: Operation<UpdateServiceRoleRequest, Role> = {
  id: 'conversationsV1.updateServiceRole',
  api: conversationsV1,
  method: 'POST',
  path: '/Services/{chatServiceSid}/Roles/{sid}',
  success: [200],
  safety: 'safe',
};

export const deleteRole: Operation<DeleteRoleRequest, void> = {
  id: 'conversationsV1.deleteRole',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Roles/{sid}',
  success: [204],
};

export const deleteServiceRole: Operation<DeleteServiceRoleRequest, void> = {
  id: 'conversationsV1.deleteServiceRole',
  api: conversationsV1,
  method: 'DELETE',
  path: '/Services/{chatServiceSid}/Roles/{sid}',
  success: [204],
};

import { commsPreview, type ListOperation, type Operation } from '@comms/core';
import type {
  AddAgentToAgentPoolRequest,
  AgentPool,
  CreateAgentPoolRequest,
  DeleteAgentPoolRequest,
  FetchOneAgentPoolRequest,
  ListAgentPoolsRequest,
  ListAgentPoolsResponse,
  ListAgentsInAgentPoolRequest,
  ListAgentsInAgentPoolResponse,
  RemoveAgentFromAgentPoolRequest,
  UpdateAgentPoolRequest,
} from './pool-types.ts';
import type {
  Agent,
  CreateAgentRequest,
  DeleteAgentRequest,
  FetchOneAgentRequest,
  ListAgentsRequest,
  ListAgentsResponse,
  UpdateAgentRequest,
} from './types.ts';

export const createAgent: Operation<CreateAgentRequest, Agent> = {
  id: 'agentsAndAgentPools.createAgent',
  api: commsPreview,
  method: 'POST',
  path: '/Agents',
  success: [201],
  findWith: 'agentsAndAgentPools.listAgents',
};

export const listAgents: ListOperation<ListAgentsRequest, ListAgentsResponse, Agent> = {
  id: 'agentsAndAgentPools.listAgents',
  api: commsPreview,
  method: 'GET',
  path: '/Agents',
  success: [200],
  page: { items: 'agents' },
};

export const fetchOneAgent: Operation<FetchOneAgentRequest, Agent> = {
  id: 'agentsAndAgentPools.fetchOneAgent',
  api: commsPreview,
  method: 'GET',
  path: '/Agents/{agentId}',
  success: [200],
};

export const updateAgent: Operation<UpdateAgentRequest, Agent> = {
  id: 'agentsAndAgentPools.updateAgent',
  api: commsPreview,
  method: 'PATCH',
  path: '/Agents/{agentId}',
  success: [200],
  safety: 'safe',
};

export const deleteAgent: Operation<DeleteAgentRequest, void> = {
  id: 'agentsAndAgentPools.deleteAgent',
  api: commsPreview,
  method: 'DELETE',
  path: '/Agents/{agentId}',
  success: [204],
};

export const createAgentPool: Operation<CreateAgentPoolRequest, AgentPool> = {
  id: 'agentsAndAgentPools.createAgentPool',
  api: commsPreview,
  method: 'POST',
  path: '/AgentPools',
  success: [201],
  findWith: 'agentsAndAgentPools.listAgentPools',
};

export const listAgentPools: ListOperation<ListAgentPoolsRequest, ListAgentPoolsResponse, AgentPool> = {
  id: 'agentsAndAgentPools.listAgentPools',
  api: commsPreview,
  method: 'GET',
  path: '/AgentPools',
  success: [200],
  page: { items: 'agentPools' },
};

export const fetchOneAgentPool: Operation<FetchOneAgentPoolRequest, AgentPool> = {
  id: 'agentsAndAgentPools.fetchOneAgentPool',
  api: commsPreview,
  method: 'GET',
  path: '/AgentPools/{agentPoolId}',
  success: [200],
};

export const updateAgentPool: Operation<UpdateAgentPoolRequest, AgentPool> = {
  id: 'agentsAndAgentPools.updateAgentPool',
  api: commsPreview,
  method: 'PATCH',
  path: '/AgentPools/{agentPoolId}',
  success: [200],
  safety: 'safe',
};

export const deleteAgentPool: Operation<DeleteAgentPoolRequest, void> = {
  id: 'agentsAndAgentPools.deleteAgentPool',
  api: commsPreview,
  method: 'DELETE',
  path: '/AgentPools/{agentPoolId}',
  success: [204],
};

export const addAgentToAgentPool: Operation<AddAgentToAgentPoolRequest, AgentPool> = {
  id: 'agentsAndAgentPools.addAgentToAgentPool',
  api: commsPreview,
  method: 'POST',
  path: '/AgentPools/{agentPoolId}/Agents',
  success: [201],
  safety: 'safe',
};

export const listAgentsInAgentPool: ListOperation<ListAgentsInAgentPoolRequest, ListAgentsInAgentPoolResponse, Agent> =
  {
    id: 'agentsAndAgentPools.listAgentsInAgentPool',
    api: commsPreview,
    method: 'GET',
    path: '/AgentPools/{agentPoolId}/Agents',
    success: [200],
    page: { items: 'agents' },
  };

export const removeAgentFromAgentPool: Operation<RemoveAgentFromAgentPoolRequest, void> = {
  id: 'agentsAndAgentPools.removeAgentFromAgentPool',
  api: commsPreview,
  method: 'DELETE',
  path: '/AgentPools/{agentPoolId}/Agents/{agentId}',
  success: [204],
};

import {
  addAgentToAgentPool,
  createAgent,
  createAgentPool,
  deleteAgent,
  deleteAgentPool,
  fetchOneAgent,
  fetchOneAgentPool,
  listAgentPools,
  listAgents,
  listAgentsInAgentPool,
  removeAgentFromAgentPool,
  updateAgent,
  updateAgentPool,
} from '@comms/agents/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import {
  answerCreateAgentPool,
  answerDeleteAgentPool,
  answerFetchOneAgentPool,
  answerListAgentPools,
  answerUpdateAgentPool,
  checkCreateAgentPool,
} from './answer-agent-pools.ts';
import {
  answerCreateAgent,
  answerDeleteAgent,
  answerFetchOneAgent,
  answerListAgents,
  answerUpdateAgent,
  checkCreateAgent,
} from './answer-agents.ts';
import {
  answerAddAgentToAgentPool,
  answerListAgentsInAgentPool,
  answerRemoveAgentFromAgentPool,
} from './answer-pool-agents.ts';

const agent = { find: mustExist('agent', 'agent_id') };
const pool = { find: mustExist('agentpool', 'agent_pool_id') };

/** What carries out the operations of this group. */
export const agentOperations: readonly Implementation[] = [
  implement(createAgent, answerCreateAgent, { check: checkCreateAgent }),
  implement(listAgents, answerListAgents),
  implement(fetchOneAgent, answerFetchOneAgent, agent),
  implement(updateAgent, answerUpdateAgent, agent),
  implement(deleteAgent, answerDeleteAgent, agent),
  implement(createAgentPool, answerCreateAgentPool, { check: checkCreateAgentPool }),
  implement(listAgentPools, answerListAgentPools),
  implement(fetchOneAgentPool, answerFetchOneAgentPool, pool),
  implement(updateAgentPool, answerUpdateAgentPool, pool),
  implement(deleteAgentPool, answerDeleteAgentPool, pool),
  implement(addAgentToAgentPool, answerAddAgentToAgentPool, pool),
  implement(listAgentsInAgentPool, answerListAgentsInAgentPool, pool),
  implement(removeAgentFromAgentPool, answerRemoveAgentFromAgentPool, pool),
];

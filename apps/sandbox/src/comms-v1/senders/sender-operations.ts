import {
  addSenderToSenderPool,
  createSenderPool,
  deleteSenderPool,
  fetchOneSender,
  fetchOneSenderPool,
  fetchOneSenderPoolOperation,
  listSenderPoolOperations,
  listSenderPools,
  listSenders,
  listSendersInSenderPool,
  removeSenderFromSenderPool,
  resolveSenders,
  searchSenders,
  updateSenderPool,
} from '@comms/agents/v1/operations';
import { type Call, type Identifiers, type Implementation, implementCamel } from '../../api/implement.ts';
import { answerFetchOneSenderPoolOperation, answerListSenderPoolOperations } from './answer-pool-operations.ts';
import {
  answerAddSenderToSenderPool,
  answerListSendersInSenderPool,
  answerRemoveSenderFromSenderPool,
  checkNewSenders,
  senderList,
} from './answer-pool-senders.ts';
import {
  answerCreateSenderPool,
  answerDeleteSenderPool,
  answerFetchOneSenderPool,
  answerListSenderPools,
  answerUpdateSenderPool,
  checkNewPool,
  checkPoolTags,
} from './answer-sender-pools.ts';
import { answerFetchOneSender, answerListSenders, answerSearchSenders } from './answer-senders.ts';
import { checkResolveSenders } from './check-resolve.ts';
import { answerResolveSenders } from './resolve-senders.ts';
import { findSenderPool } from './sender-pool.ts';

const pool = {
  find: ({ senderPoolId = '' }: Identifiers, call: Call): void => void findSenderPool(call, senderPoolId),
};

/** What carries out the operations of senders and sender pools in v1. */
export const senderV1Operations: readonly Implementation[] = [
  implementCamel(listSenders, answerListSenders),
  implementCamel(fetchOneSender, answerFetchOneSender),
  implementCamel(searchSenders, answerSearchSenders),
  implementCamel(resolveSenders, answerResolveSenders, { check: checkResolveSenders }),
  implementCamel(createSenderPool, answerCreateSenderPool, { check: checkNewPool }),
  implementCamel(listSenderPools, answerListSenderPools),
  implementCamel(fetchOneSenderPool, answerFetchOneSenderPool),
  implementCamel(updateSenderPool, answerUpdateSenderPool, { ...pool, check: checkPoolTags }),
  implementCamel(deleteSenderPool, answerDeleteSenderPool, pool),
  implementCamel(addSenderToSenderPool, answerAddSenderToSenderPool, {
    ...pool,
    check: checkNewSenders,
    body: senderList,
  }),
  implementCamel(listSendersInSenderPool, answerListSendersInSenderPool, pool),
  implementCamel(removeSenderFromSenderPool, answerRemoveSenderFromSenderPool, pool),
  implementCamel(listSenderPoolOperations, answerListSenderPoolOperations),
  implementCamel(fetchOneSenderPoolOperation, answerFetchOneSenderPoolOperation),
];

import * as operations from '@comms/events/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import { answerCreateSink, answerGetSinks, checkSink } from './manage-sinks.ts';
import {
  answerCreateSubscription,
  answerFetchSingleSubscription,
  answerGetSubscriptions,
  answerUpdateSingleSubscription,
  checkSubscription,
} from './manage-subscriptions.ts';
import { answerFetchEventSchemaRaw, answerGetSchemas, answerReadSchemasByType } from './schema-registry.ts';

/** What carries out the operations of this group. */
export const eventOperations: readonly Implementation[] = [
  implement(operations.createSubscription, answerCreateSubscription, { check: checkSubscription }),
  implement(operations.getSubscriptions, answerGetSubscriptions),
  implement(operations.fetchSingleSubscription, answerFetchSingleSubscription),
  implement(operations.updateSingleSubscription, answerUpdateSingleSubscription, {
    find: mustExist('subscription', 'subscription_id'),
    check: checkSubscription,
  }),
  implement(operations.getSinks, answerGetSinks),
  implement(operations.createSink, answerCreateSink, { check: checkSink }),
  implement(operations.getSchemas, answerGetSchemas),
  implement(operations.readSchemasByType, answerReadSchemasByType),
  implement(operations.fetchEventSchemaRaw, answerFetchEventSchemaRaw),
];

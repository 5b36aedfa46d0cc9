import type {
  Conversation,
  CreateServiceConversationRequest,
  DeleteServiceConversationRequest,
  FetchServiceConversationRequest,
  ListConversationResponse,
  ListServiceConversationRequest,
  UpdateServiceConversationRequest,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Refusal } from '../../api/problem.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import type { ResourceRow } from '../../resources/resource.ts';
import { refused } from '../refused.ts';
import { removeTree } from '../remove-tree.ts';
import { childrenOf, type OptionallyScoped, type Place, scopeOf } from '../scope.ts';
import { actWithConsent } from './act-with-consent.ts';
import { beginConversation } from './begin-conversation.ts';
import { changeState, restartTimers } from './conversation-life.ts';
import {
  changeConversation,
  conversationFacts,
  conversationFields,
  conversationOf,
  refuseUnlessOpen,
  type Timers,
} from './conversation-row.ts';
import { conversationView } from './conversation-view.ts';
import { type ConversationRequest, changedFields, planConversation, stateOf, timerMs } from './plan-conversation.ts';
import { tell } from './tell-webhooks.ts';
import { byRequest } from './webhook-cause.ts';
import { conversationParameters, removedAt } from './webhook-parameters.ts';

/** With a day given, the newest come first. */
export function listConversation(
  request: OptionallyScoped<FormWire<ListServiceConversationRequest>>,
  call: Call,
): Reply<Wire<ListConversationResponse>> {
  const scope = scopeOf(call, request);
  const { State: state, StartDate: start, EndDate: end } = request;
  if (state !== undefined && state.toLowerCase() !== 'initializing') stateOf(state);
  if (start !== undefined && end !== undefined && end < start) {
    throw refused(20001, 'EndDate', 'must not be before StartDate');
  }
  const source = childrenOf(scope, 'CH', 'conversations');
  const began = `coalesce(unixepoch(r.fields ->> 'date_created') * 1000, r.created_at)`;
  source.filter
    .and(`r.fields ->> 'state' = ?`, state?.toLowerCase())
    .and(`${began} >= ?`, start && Date.parse(`${start}T00:00:00Z`))
    .and(`${began} < ? + 86400000`, end && Date.parse(`${end}T00:00:00Z`));
  const isAscending = start === undefined && end === undefined;
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, { ...source, isAscending });
  return { status: 200, body: { conversations: rows.map((row) => conversationView(scope, row)), meta } };
}

export async function createConversation(
  request: OptionallyScoped<FormWire<CreateServiceConversationRequest>>,
  call: Call,
): Promise<Reply<Wire<Conversation>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const row = await actWithConsent(scope, {
    event: 'onConversationAdd',
    cause,
    plan: (changes) => planConversation(scope, request, changes),
    parameters: ({ fields }) => conversationParameters(scope, fields),
    carryOut: (conversation) => beginConversation(scope, conversation, cause),
  });
  return { status: 201, body: conversationView(scope, row) };
}

export function fetchConversation(
  request: OptionallyScoped<FormWire<FetchServiceConversationRequest>>,
  call: Call,
): Reply<Wire<Conversation>> {
  const scope = scopeOf(call, request);
  return { status: 200, body: conversationView(scope, conversationOf(call, scope, request.Sid)) };
}

export async function updateConversation(
  request: OptionallyScoped<FormWire<UpdateServiceConversationRequest>>,
  call: Call,
): Promise<Reply<Wire<Conversation>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const row = await actWithConsent(scope, {
    event: 'onConversationUpdate',
    cause,
    plan: (changes) => {
      const conversation = conversationOf(call, scope, request.Sid);
      refuseUnlessOpen(conversation);
      const before = conversationFields(conversation);
      return {
        conversation,
        fields: changedFields(scope, before, checkAny(request), changes, conversation),
        state: request.State === undefined ? before.state : stateOf(request.State),
        timers: changedTimers(scope, conversation, request),
      };
    },
    parameters: ({ conversation, fields }) => conversationParameters(scope, fields, conversation),
    carryOut: ({ conversation, fields, state, timers }) => {
      let changed = changeConversation(scope.owner, conversation, fields);
      if (timers) setTimers(scope, changed, timers);
      if (state !== fields.state) changed = changeState(scope, changed, state, { reason: 'API', cause });
      tell(scope, {
        event: 'onConversationUpdated',
        cause,
        conversation,
        parameters: conversationParameters(scope, conversationFields(changed), changed),
      });
      return changed;
    },
  });
  return { status: 200, body: conversationView(scope, row) };
}

/** All that is in it goes too; its addresses and its name are free again. */
export async function deleteConversation(
  request: OptionallyScoped<FormWire<DeleteServiceConversationRequest>>,
  call: Call,
): Promise<Reply<never>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const { owner } = scope;
  await actWithConsent(scope, {
    event: 'onConversationRemove',
    cause,
    plan: () => conversationOf(call, scope, request.Sid),
    parameters: (conversation) => conversationParameters(scope, conversationFields(conversation), conversation),
    carryOut: (conversation) => {
      const known = conversationParameters(scope, conversationFields(conversation), conversation);
      const parameters = { ...known, ...removedAt(owner.services.clock.now()) };
      // Its own webhooks are told before they go with it.
      tell(scope, { event: 'onConversationRemoved', cause, conversation, parameters });
      removeTree(owner, conversation);
    },
  });
  return { status: 204 };
}

/** A change that changes nothing is none. */
function checkAny(request: OptionallyScoped<FormWire<UpdateServiceConversationRequest>>): ConversationRequest {
  const { Sid: _, ChatServiceSid: __, XTwilioWebhookEnabled: ___, ...changes } = request;
  if (Object.values(changes).some((change) => change !== undefined)) return request;
  throw new Refusal(400, { code: 50347, message: 'The request changes nothing: name a field that is to be changed' });
}

/** The timers that a request sets; undefined where it leaves them. An empty one is taken away. */
function changedTimers(place: Place, row: ResourceRow, { Timers: given }: ConversationRequest): Timers | undefined {
  if (given?.Inactive === undefined && given?.Closed === undefined) return undefined;
  const before = conversationFacts(place.owner, row);
  return {
    inactive_ms: given.Inactive === undefined ? before.inactive_ms : timerMs('inactive', given.Inactive),
    closed_ms: given.Closed === undefined ? before.closed_ms : timerMs('closed', given.Closed),
  };
}

/** Timers that are set run from then on. */
function setTimers({ owner }: Place, row: ResourceRow, { inactive_ms: inactive, closed_ms: closed }: Timers): void {
  owner.services.database.run(
    'UPDATE v1_conversations SET inactive_ms = ?, closed_ms = ? WHERE conversation = ?',
    inactive,
    closed,
    row.seq,
  );
  restartTimers(owner, row);
}

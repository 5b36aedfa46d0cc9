import type {
  Conversation,
  CreateConversationWithConfigRequest,
  DeleteConversationAsyncRequest,
  FetchConversationRequest,
  ListConversationByAccountRequest,
  ListConversationByAccountResponse,
  OperationAccepted,
  PatchConversationByIdRequest,
  UpdateConversationByIdRequest,
} from '@comms/conversations-v2';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { notFound } from '../api/problem.ts';
import type { CamelWire } from '../api/wire.ts';
import { findResource, type ResourceRow, resourceAt, resourceOf } from '../resources/resource.ts';
import { beginConversation } from './begin-conversation.ts';
import { callbacksOf, configurationOf } from './configuration.ts';
import {
  type ConversationFields,
  type ConversationSettings,
  conversationIdOf,
  conversationOf,
  conversationView,
  type Status,
} from './conversation.ts';
import { changeConversation } from './conversation-life.ts';
import { membersOf } from './group-place.ts';
import { findGroup } from './grouping.ts';
import { isBeingWorkedOn, startWork } from './long-operation.ts';
import { readResourcePage } from './orchestrator-pages.ts';
import { addressTaken, collision, wrongField } from './orchestrator-problem.ts';
import { participantFields } from './participant.ts';

const kind = 'conv_conversation';
const maxMetadata = 8;

type Shown = Reply<CamelWire<Conversation>>;
type CreateRequest = CamelWire<CreateConversationWithConfigRequest>;

/** Begins a conversation, unless the grouping leads its participants to one that there is. */
export function answerCreateConversation(request: CreateRequest, call: Call): Shown {
  const { configurationId, name, metadata } = request;
  const configuration = resourceOf(call, 'conv_configuration', configurationId);
  if (!configuration) throw notFound('configuration', configurationId);
  const settings = ownSettings(configuration, request);
  const participants = (request.participants ?? []).map(participantFields);
  const place = { configuration: configuration.seq, settings };
  const other = findGroup(call, place, membersOf(call, place, participants));
  const taken = other === undefined ? undefined : resourceAt(call, other);
  if (taken) throw addressTaken(conversationIdOf(taken));
  const row = call.services.database.write(() =>
    beginConversation(call, { configuration, settings, name, metadata, participants }),
  );
  return { status: 201, body: conversationView(call, row) };
}

/** The settings of a configuration, but for what the conversation is given of its own. */
function ownSettings(configuration: ResourceRow, { configuration: own = {} }: CreateRequest): ConversationSettings {
  const { version: _, ...settings } = configurationOf(configuration);
  const { intelligenceConfigurationIds, traitExtractionStrategyIds, observationExtractionStrategyIds } = own;
  return {
    ...settings,
    ...(intelligenceConfigurationIds && { intelligenceConfigurationIds }),
    ...(traitExtractionStrategyIds && { traitExtractionStrategyIds }),
    ...(observationExtractionStrategyIds && { observationExtractionStrategyIds }),
  };
}

/** A condition on a conversation: a call, a chat or a message occurs in it. */
const hasChannelId = `EXISTS (SELECT 1 FROM resources p WHERE p.account = r.account AND p.parent = r.seq AND p.deleted_at IS NULL
  AND ((p.kind = 'conv_communication' AND (p.fields ->> 'channelId' = ?1 OR p.fields ->> 'resourceId' = ?1))
    OR (p.kind = 'conv_participant' AND EXISTS (
      SELECT 1 FROM json_each(p.fields, '$.addresses') a WHERE a.value ->> 'channelId' = ?1))))`;

/** Lists conversations, the oldest first. */
export function answerListConversations(
  request: CamelWire<ListConversationByAccountRequest>,
  call: Call,
): Reply<CamelWire<ListConversationByAccountResponse>> {
  const { status, channelId } = request;
  const filter = new Filter()
    .and("r.fields ->> 'status' IN (SELECT value FROM json_each(?))", status && JSON.stringify(status))
    .and(hasChannelId.replaceAll('?1', '?'), channelId);
  if (channelId !== undefined) filter.values.push(channelId, channelId);
  const { rows, meta } = readResourcePage(call, request, { kind, key: 'conversations', filter });
  return { status: 200, body: { conversations: rows.map((row) => conversationView(call, row)), meta } };
}

export function answerFetchConversation({ conversationId }: CamelWire<FetchConversationRequest>, call: Call): Shown {
  return { status: 200, body: conversationView(call, findResource(call, kind, conversationId)) };
}

/** Replaces status, name and metadata: what is left out is taken away. */
export function answerUpdateConversation(request: CamelWire<UpdateConversationByIdRequest>, call: Call): Shown {
  const { conversationId, status, name = null, metadata = {} } = request;
  return change(call, conversationId, status, (before) => ({ ...before, name, metadata }));
}

/** Changes what is given, and leaves the rest as it is. */
export function answerPatchConversation(request: CamelWire<PatchConversationByIdRequest>, call: Call): Shown {
  const { conversationId, status, name, metadata = {}, configuration: { statusCallbacks } = {} } = request;
  return change(call, conversationId, status, (before) => {
    const pairs = Object.entries({ ...before.metadata, ...metadata });
    const kept = pairs.flatMap(([key, value]): [string, string][] => (value === null ? [] : [[key, value]]));
    if (kept.length > maxMetadata) throw wrongField('metadata', `must have at most ${maxMetadata} pairs`);
    return {
      ...before,
      name: name === undefined ? before.name : name,
      metadata: Object.fromEntries(kept),
      configuration: {
        ...before.configuration,
        ...(statusCallbacks !== undefined && { statusCallbacks: callbacksOf(statusCallbacks) }),
      },
    };
  });
}

function change(
  call: Call,
  id: string,
  asked: string | undefined,
  changed: (before: ConversationFields) => ConversationFields,
): Shown {
  const row = findResource(call, kind, id);
  const before = conversationOf(row);
  const status = statusOf(asked) ?? before.status;
  if (before.status === 'CLOSED' && status !== 'CLOSED') {
    throw wrongField('status', 'cannot be changed: the conversation is CLOSED, and stays so');
  }
  const fields = { ...changed(before), status };
  const after = call.services.database.write(() => changeConversation(call, row, fields));
  return { status: 200, body: conversationView(call, after) };
}

function statusOf(text: string | undefined): Status | undefined {
  return (['ACTIVE', 'INACTIVE', 'CLOSED'] as const).find((each) => each === text);
}

/** Takes the end of a conversation on, with all that is in it. */
export function answerDeleteConversation(
  { conversationId }: CamelWire<DeleteConversationAsyncRequest>,
  call: Call,
): Reply<CamelWire<OperationAccepted>> {
  const row = findResource(call, kind, conversationId);
  if (isBeingWorkedOn(call, row.id)) throw collision('The conversation is being deleted already');
  return startWork(call, { work: 'deleteConversation', target: row.id });
}

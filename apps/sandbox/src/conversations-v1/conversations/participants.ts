import type {
  CreateServiceConversationParticipantRequest,
  DeleteServiceConversationParticipantRequest,
  FetchServiceConversationParticipantRequest,
  ListConversationParticipantResponse,
  ListServiceConversationParticipantRequest,
  Participant,
  UpdateServiceConversationParticipantRequest,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import type { ResourceRow } from '../../resources/resource.ts';
import { notHere, type OptionallyScoped, scopeOf } from '../scope.ts';
import { actWithConsent } from './act-with-consent.ts';
import { conversationOf, refuseUnlessOpen } from './conversation-row.ts';
import { addParticipant, changeParticipant, removeParticipant } from './participant-life.ts';
import { participantFields, participantView, participantWithIdentity, participantWithSid } from './participant-row.ts';
import { partsOf } from './parts-of.ts';
import { planParticipant } from './plan-participant.ts';
import { planParticipantChanges } from './plan-participant-changes.ts';
import { byRequest } from './webhook-cause.ts';
import { participantParameters } from './webhook-parameters.ts';

export function listConversationParticipant(
  request: OptionallyScoped<FormWire<ListServiceConversationParticipantRequest>>,
  call: Call,
): Reply<Wire<ListConversationParticipantResponse>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, partsOf(conversation, 'MB', 'participants'));
  return { status: 200, body: { participants: rows.map((row) => participantView(scope, conversation, row)), meta } };
}

export async function createConversationParticipant(
  request: OptionallyScoped<FormWire<CreateServiceConversationParticipantRequest>>,
  call: Call,
): Promise<Reply<Wire<Participant>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const body = await actWithConsent(scope, {
    event: 'onParticipantAdd',
    cause,
    plan: () => {
      const conversation = conversationOf(call, scope, request.ConversationSid);
      refuseUnlessOpen(conversation);
      return { conversation, fields: planParticipant(scope, conversation, request) };
    },
    parameters: ({ conversation, fields }) => participantParameters(scope, conversation, fields),
    carryOut: ({ conversation, fields }) =>
      participantView(scope, conversation, addParticipant(scope, conversation, fields, cause)),
  });
  return { status: 201, body };
}

/** By SID or by identity. */
export function fetchConversationParticipant(
  request: OptionallyScoped<FormWire<FetchServiceConversationParticipantRequest>>,
  call: Call,
): Reply<Wire<Participant>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const { owner } = scope;
  const row =
    participantWithSid(owner, conversation, request.Sid) ?? participantWithIdentity(owner, conversation, request.Sid);
  if (!row) throw notHere(call);
  return { status: 200, body: participantView(scope, conversation, row) };
}

export async function updateConversationParticipant(
  request: OptionallyScoped<FormWire<UpdateServiceConversationParticipantRequest>>,
  call: Call,
): Promise<Reply<Wire<Participant>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const body = await actWithConsent(scope, {
    event: 'onParticipantUpdate',
    cause,
    plan: () => {
      const conversation = conversationOf(call, scope, request.ConversationSid);
      const row = participantWithSid(scope.owner, conversation, request.Sid);
      if (!row) throw notHere(call);
      refuseUnlessOpen(conversation);
      return { conversation, row, fields: planParticipantChanges(scope, conversation, row, request) };
    },
    parameters: ({ conversation, row, fields }) => participantParameters(scope, conversation, fields, row),
    carryOut: ({ conversation, row, fields }) =>
      participantView(scope, conversation, changeParticipant(scope, conversation, row, fields, cause)),
  });
  return { status: 200, body };
}

export async function deleteConversationParticipant(
  request: OptionallyScoped<FormWire<DeleteServiceConversationParticipantRequest>>,
  call: Call,
): Promise<Reply<never>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  await actWithConsent(scope, {
    event: 'onParticipantRemove',
    cause,
    plan: () => {
      const conversation = conversationOf(call, scope, request.ConversationSid);
      const row = participantWithSid(scope.owner, conversation, request.Sid);
      if (!row) throw notHere(call);
      return { conversation, row };
    },
    parameters: ({ conversation, row }) => participantParameters(scope, conversation, participantFields(row), row),
    carryOut: ({ conversation, row }) => removeParticipant(scope, conversation, row, cause),
  });
  return { status: 204 };
}

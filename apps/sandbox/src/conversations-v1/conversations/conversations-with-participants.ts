import type { Conversation, CreateServiceConversationWithParticipantsRequest } from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { type Problem, Refusal } from '../../api/problem.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { type OptionallyScoped, type Place, scopeOf } from '../scope.ts';
import { actWithConsent } from './act-with-consent.ts';
import { beginConversation } from './begin-conversation.ts';
import { conversationView } from './conversation-view.ts';
import { expectNewcomers, readNewcomers, type Setup } from './newcomers.ts';
import { type NewConversation, planConversation } from './plan-conversation.ts';
import { byRequest } from './webhook-cause.ts';
import { conversationParameters } from './webhook-parameters.ts';

type Request = OptionallyScoped<FormWire<CreateServiceConversationWithParticipantsRequest>>;

const maxParticipants = 10;

/** Finds too many participants before the contract does: there is a code for it. */
export function checkNewcomerCount(request: unknown): Problem[] {
  const { Participant: given }: { Participant?: unknown } = Object(request);
  if (!Array.isArray(given) || given.length <= maxParticipants) return [];
  return [{ code: 50426, field: 'Participant', message: `Participant must be given at most ${maxParticipants} times` }];
}

/** The conversation is there at once; those who take part come a moment later, all of them or none. */
export async function createConversationWithParticipants(
  request: Request,
  call: Call,
): Promise<Reply<Wire<Conversation>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const row = await actWithConsent(scope, {
    event: 'onConversationAdd',
    cause,
    plan: (changes) => planTogether(scope, request, planConversation(scope, request, changes)),
    parameters: ({ fields }) => conversationParameters(scope, fields),
    carryOut: ({ fields, timers, setup }) => {
      const conversation = beginConversation(scope, { fields, timers }, cause);
      if (setup) expectNewcomers(scope, conversation, setup, cause);
      return conversation;
    },
  });
  const body = conversationView(scope, row, ['participants', 'messages', 'webhooks']);
  return { status: body.state === 'initializing' ? 202 : 201, body };
}

interface Together extends NewConversation {
  /** Who is to come; undefined where there is nobody to wait for. */
  readonly setup: Setup | undefined;
}

function planTogether(
  place: Place,
  { Participant: texts = [] }: Request,
  { fields, timers }: NewConversation,
): Together {
  const newcomers = readNewcomers(place, texts);
  if (newcomers.length === 0) return { fields, timers, setup: undefined };
  if (fields.messaging_service_sid === null && newcomers.some(({ messaging_binding: to }) => to?.address)) {
    throw new Refusal(400, { code: 50373, message: 'The conversation has no messaging service' });
  }
  return { fields: { ...fields, state: 'initializing' }, timers, setup: { newcomers, state: fields.state } };
}

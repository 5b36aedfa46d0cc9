import type {
  Action,
  CreateConversationActionRequest,
  FetchConversationActionRequest,
  SendMessageContent,
} from '@comms/conversations-v2';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { CamelWire } from '../api/wire.ts';
import { sendOne } from '../deliveries/send-one.ts';
import { addResource, changeResource, findResource, type Owner, type ResourceRow } from '../resources/resource.ts';
import { type ActionFields, actionIdOf, actionView } from './action.ts';
import { type ResolvedParty, resolveParty } from './action-parties.ts';
import { conversationOf } from './conversation.ts';
import { findPart } from './find-part.ts';
import { engineAddress } from './message-channels.ts';
import { closed, wrongField } from './orchestrator-problem.ts';

type Fields = Readonly<Record<string, unknown>>;
type Shown = Reply<CamelWire<Action>>;

/** As with all messages. */
const maxTextLength = 1600;

/** Sends a message to each recipient; when the first is sent, it is kept as a communication. */
export function answerCreateAction(
  { conversationId, type, payload }: CamelWire<CreateConversationActionRequest>,
  call: Call,
): Shown {
  const conversation = findResource(call, 'conv_conversation', conversationId);
  if (conversationOf(conversation).status === 'CLOSED') throw closed();
  const from = resolveParty(call, conversation, payload.from, 'payload.from');
  const to = payload.to.map((party, index) => resolveParty(call, conversation, party, `payload.to[${index}]`));
  const other = to.findIndex(({ channel }) => channel !== from.channel);
  if (other >= 0) throw wrongField(`payload.to[${other}].channel`, `must be that of the sender, ${from.channel}`);
  const { content, channelSettings } = payload;
  const channelId = channelSettings?.['channelId'];
  const row = call.services.database.write(() =>
    send(
      call,
      conversation,
      {
        type,
        status: 'PENDING',
        messages: [],
        communication: {
          author: from,
          recipients: to,
          content: { type: 'TEXT', text: content.text ?? '' },
          ...(typeof channelId === 'string' && { channelId }),
        },
      },
      { from, to, content },
    ),
  );
  return { status: 202, body: actionView(conversation, row) };
}

/** What is sent. */
interface Outgoing {
  readonly from: ResolvedParty;
  readonly to: readonly ResolvedParty[];
  readonly content: CamelWire<SendMessageContent>;
}

function send(
  owner: Owner,
  conversation: ResourceRow,
  fields: ActionFields,
  { from, to, content }: Outgoing,
): ResourceRow {
  const row = addResource(owner, 'conv_action', fields, { parent: conversation.seq });
  const messages = to.map((party) => {
    const message = { from: engineAddress(from), to: engineAddress(party), content: engineContent(content) };
    const { sid } = sendOne(owner, { ...message, origin: actionIdOf(row) });
    return { sid, hasFailed: false };
  });
  const communication = { ...fields.communication, resourceId: messages[0]?.sid };
  return changeResource(owner, row, { ...fields, messages, communication });
}

/** What is said, as the engine of all sends has it. */
function engineContent({ text, contentId, mediaUrls = [] }: CamelWire<SendMessageContent>): object {
  if (contentId !== undefined) return { content_id: contentId };
  const media = mediaUrls.map((url) => ({ url }));
  return { ...(text !== undefined && { text }), ...(media.length > 0 && { media }) };
}

export function answerFetchAction(
  { conversationId, actionId }: CamelWire<FetchConversationActionRequest>,
  call: Call,
): Shown {
  const { conversation, row } = findPart(call, 'conv_action', conversationId, actionId);
  return { status: 200, body: actionView(conversation, row) };
}

/** Finds what the contract cannot say: a message that says nothing, or too much. */
export function checkAction(request: unknown): Problem[] {
  const { payload }: Fields = Object(request);
  const { content }: Fields = Object(payload);
  if (typeof content !== 'object' || content === null) return [];
  const { text, contentId, mediaUrls }: Fields = { ...content };
  const field = 'payload.content';
  const isEmpty = [text, contentId, mediaUrls].every((value) => value === undefined || Object(value).length === 0);
  if (isEmpty) return [{ code: 20001, field, message: `${field} needs one of text, contentId, mediaUrls` }];
  if (typeof text !== 'string' || [...text].length <= maxTextLength) return [];
  const message = `${field}.text must have at most ${maxTextLength} characters`;
  return [{ code: 20001, field: `${field}.text`, message }];
}

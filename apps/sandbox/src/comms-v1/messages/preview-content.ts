import type { MessagesRequestContentRich } from '@comms/messages';
import type { RcsContent, RcsSuggestion, SendMessagesContent } from '@comms/messages/v1';
import type { CamelWire, Wire } from '../../api/wire.ts';
import type { ContentsByChannel } from '../../messages/message-content.ts';

type Content = CamelWire<SendMessagesContent>;
type Suggestions = readonly CamelWire<RcsSuggestion>[];
type Rich = Wire<MessagesRequestContentRich>;
type Action = NonNullable<Rich['call_to_action']>['actions'][number];

/** The content of a send as the preview has it: one for all channels, or one for each that was thought of. */
export interface PreviewContent extends ContentsByChannel {
  readonly content: Rich | { readonly content_id: string };
}

/** Turns a content of v1 into the preview's, by which all that is sent is kept. What the preview has no form for is left out. */
export function previewContent(content: Content): PreviewContent {
  if ('contentId' in content) return { content: { content_id: content.contentId } };
  if (!('modules' in content)) return { content };
  const contents: Record<string, Rich> = {};
  for (const module of content.modules) {
    if ('sms' in module) contents['tel'] = module.sms;
    else contents['rcs'] = richContent(module.rcs);
  }
  return { content: contents['tel'] ?? contents['rcs'] ?? {}, contents };
}

/** Whether a content has anything for a stored channel: modules are each for one, everything else is for all. */
export function isShownOn({ contents }: PreviewContent, channel: string): boolean {
  return !contents || Object.hasOwn(contents, channel);
}

function richContent(content: CamelWire<RcsContent>): Rich {
  if ('text' in content) return { text: content.text, ...tappable(content.text, content.suggestions) };
  if ('media' in content) return { media: [{ url: content.media.contentInfo.fileUrl }] };
  const { title = '', description, media, suggestions } = content.richCard.standaloneCard.cardContent;
  return {
    card: { title, ...(description !== undefined && { text: description }), actions: actionsOf(suggestions) },
    ...(media && { media: [{ url: media.contentInfo.fileUrl }] }),
  };
}

function tappable(text: string, suggestions: Suggestions = []): Rich {
  const replies = suggestions.flatMap((each) => ('reply' in each ? [each.reply] : []));
  const actions = actionsOf(suggestions);
  const items = replies.map(({ text: title, postbackData: id }) => ({ id, title }));
  return {
    ...(items.length > 0 && { quick_reply: { text, reply_items: items } }),
    ...(actions.length > 0 && { call_to_action: { text, actions } }),
  };
}

/** The preview can open pages and dial numbers. */
function actionsOf(suggestions: Suggestions = []): Action[] {
  return suggestions.flatMap((each): Action[] => {
    if (!('action' in each)) return [];
    const { text: title, openUrlAction, dialAction } = each.action;
    if (openUrlAction) return [{ type: 'url', title, url: openUrlAction.url }];
    return dialAction ? [{ type: 'phone_number', title, phone_number: dialAction.phoneNumber }] : [];
  });
}

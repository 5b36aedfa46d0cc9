import type { FeedKind } from '../../feed/watched-rows.ts';
import { accountItems } from './account-items.ts';
import { callItems, codeItems } from './code-items.ts';
import { communicationItems } from './communication-items.ts';
import { conversationItems } from './conversation-items.ts';
import { emailItems } from './email-items.ts';
import { eventItems } from './event-items.ts';
import { factorItems } from './factor-items.ts';
import type { ItemKind } from './item-kind.ts';
import { messageItems } from './message-items.ts';
import { operationItems } from './operation-items.ts';
import { proxySessionItems } from './proxy-session-items.ts';
import { pushItems } from './push-items.ts';
import { requestItems } from './request-items.ts';
import { webhookItems } from './webhook-items.ts';

/** The kinds of items, by the paths of their lists. */
export const itemKinds: Readonly<Record<string, ItemKind>> = {
  '/accounts': accountItems,
  '/messages': messageItems,
  '/emails': emailItems,
  '/push_notifications': pushItems,
  '/communications': communicationItems,
  '/operations': operationItems,
  '/otp': codeItems,
  '/calls': callItems,
  '/factors': factorItems,
  '/webhooks': webhookItems,
  '/events': eventItems,
  '/requests': requestItems,
  '/conversations': conversationItems,
  '/proxy/sessions': proxySessionItems,
};

/** The kind of items that the feed calls so; undefined for what is no list. */
export function itemKindOf(kind: FeedKind | string): ItemKind | undefined {
  return Object.values(itemKinds).find((each) => each.kind === kind);
}

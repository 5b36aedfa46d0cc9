import { type StoredDelivery, selectDeliveries } from '../../deliveries/stored-delivery.ts';
import { bareId } from '../../prefixed-id.ts';
import { codeOfPush, deliveredPushTexts } from '../../push/push-content.ts';
import { type PushDetails, readPushRequest, variablesOfPush } from '../../push/push-request.ts';
import type { Services } from '../../services.ts';
import { type DeliveryItem, deliveryFilters, deliveryItem, transitionsOf } from './delivery-item.ts';
import { codeIn, linksIn } from './extract.ts';
import { type ItemKind, itemKind } from './item-kind.ts';
import { isAmong, isCode, isIn, type ShownParty, toAddress } from './matching.ts';

/** A notification as it is on a device. */
interface PushItem extends DeliveryItem {
  readonly to: readonly ShownParty[];
  readonly title: string | null;
  readonly text: string | null;
  /** With all variables and the code. */
  readonly content: unknown;
  readonly code: string | null;
  readonly links: readonly string[];
  /** What the push service was given; null until it was sent. */
  readonly payload: object | null;
}

/** What push services are given, codes included: for tests, which have to see what devices show. */
export const pushItems: ItemKind = itemKind<StoredDelivery, PushItem>({
  kind: 'push_notification',
  collection: 'push_notifications',
  select: selectDeliveries,
  where: "d.resource = 'push_notifications'",
  key: 'd.seq',
  account: 'd.account',
  byId: (id) => ['d.id = ?', bareId('pushnotification', id)],
  view: pushItem,
  details: (services, row) => ({ transitions: transitionsOf(services, row) }),
  narrow: { to: toAddress },
  filters: {
    ...deliveryFilters,
    code: ({ code }, value) => isCode(code, value),
    to: ({ to }, value) => isAmong(to, value),
    text: ({ title, text }, value) => isIn([title, text], value),
  },
});

function pushItem(services: Services, row: StoredDelivery): PushItem {
  const { payload = null }: PushDetails = row.details === null ? {} : JSON.parse(row.details);
  const { content } = readPushRequest(row);
  const variables = variablesOfPush(row);
  const shown = deliveredPushTexts(content, variables);
  const { title = null, text = null } = shown;
  return {
    ...deliveryItem(services, 'pushnotification', row),
    to: JSON.parse(row.recipients),
    title,
    text,
    content: shown,
    code: codeOfPush(content, variables) ?? codeIn(`${title ?? ''}\n${text ?? ''}`),
    links: linksIn(shown),
    payload,
  };
}

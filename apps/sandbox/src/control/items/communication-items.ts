import type { Verdict } from '../../communications/choose-channel.ts';
import { childrenOf } from '../../communications/communication-json.ts';
import { detailsOfCommunication } from '../../communications/communication-request.ts';
import { type StoredDelivery, selectDeliveries } from '../../deliveries/stored-delivery.ts';
import { bareId } from '../../prefixed-id.ts';
import type { Services } from '../../services.ts';
import { type DeliveryItem, deliveryFilters, deliveryItem, transitionsOf } from './delivery-item.ts';
import { type ItemKind, itemKind } from './item-kind.ts';
import { isAmong, type ShownParty, toAddress } from './matching.ts';

/** A communication, with how its channel was chosen. */
interface CommunicationItem extends DeliveryItem {
  readonly to: readonly ShownParty[];
  readonly type: string | null;
  readonly channel: string | null;
  /** What it became. */
  readonly became: string | null;
  /** The channels in the order in which they were thought of; some that are equally good stand together. */
  readonly considered: readonly {
    readonly channels: readonly string[];
    readonly verdict: Verdict;
    readonly reason: string;
  }[];
}

/** Why communications went by the channels that they went by: for tests, and for those who wonder. */
export const communicationItems: ItemKind = itemKind<StoredDelivery, CommunicationItem>({
  kind: 'communication',
  collection: 'communications',
  select: selectDeliveries,
  where: "d.resource = 'communications'",
  key: 'd.seq',
  account: 'd.account',
  byId: (id) => ['d.id = ?', bareId('communication', id)],
  view: communicationItem,
  details: (services, row) => ({ transitions: transitionsOf(services, row) }),
  narrow: { to: toAddress },
  filters: {
    ...deliveryFilters,
    to: ({ to }, value) => isAmong(to, value),
    channel: ({ channel }, value) => channel === value,
  },
});

const reasons: Readonly<Record<Verdict, string>> = {
  chosen: 'It is the first that reaches the recipient',
  declined: 'The recipient has declined what goes by it',
  no_address: 'The recipient has no address on it',
  no_sender: 'Nobody sends by it: the sender is on other channels, or there is none',
  unfit: 'It can show nothing of the content, or not all of its text',
};

function communicationItem(services: Services, row: StoredDelivery): CommunicationItem {
  const { type, channel, considered } = detailsOfCommunication(row);
  return {
    ...deliveryItem(services, 'communication', row),
    to: JSON.parse(row.recipients),
    type,
    channel,
    became: childrenOf(services.database, [row]).get(row.seq) ?? null,
    considered: considered.map((each) => ({ ...each, reason: reasons[each.verdict] })),
  };
}

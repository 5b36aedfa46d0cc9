import { accountSidOf } from '../../account-sid.ts';
import { prefixedId } from '../../prefixed-id.ts';
import { type ResourceRow, resourceColumns } from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { type ItemKind, itemKind } from './item-kind.ts';
import { isIn } from './matching.ts';

/** Someone who takes part, as all three APIs can show it. */
interface ParticipantItem {
  readonly id: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly channel: string | null;
  /** The address of ours that stands between it and the others. */
  readonly via: string | null;
}

/** A conversation of any of the three APIs that have some. */
interface ConversationItem {
  readonly api: 'preview' | 'v1' | 'v2';
  readonly id: string;
  readonly account_sid: string;
  readonly service_sid: string | null;
  readonly name: string | null;
  readonly state: string;
  readonly participants: readonly ParticipantItem[];
  readonly message_count: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What is read of the fields of conversations. */
interface Fields {
  readonly title?: string | null;
  readonly friendly_name?: string | null;
  readonly unique_name?: string | null;
  readonly name?: string | null;
  readonly state?: string;
  readonly status?: string;
}

/** What is read of the fields of participants. */
interface PersonFields {
  readonly contact_id?: string | null;
  readonly agent_id?: string | null;
  readonly identity?: string | null;
  readonly name?: string | null;
  readonly addresses?: readonly { readonly address: string; readonly channel: string }[];
  readonly messaging_binding?: {
    readonly type?: string | null;
    readonly address?: string | null;
    readonly proxy_address?: string | null;
    readonly projected_address?: string | null;
  } | null;
}

/** Conversations, and who takes part in them. */
export const conversationItems: ItemKind = itemKind<ResourceRow, ConversationItem>({
  kind: 'conversation',
  collection: 'conversations',
  select: `SELECT ${resourceColumns} FROM resources r`,
  where: "r.kind IN ('conversation', 'CH', 'conv_conversation') AND r.deleted_at IS NULL",
  key: 'r.seq',
  account: 'r.account',
  byId: (id) => ['r.id = ?', id.replace(/^(conversation|conv_conversation)_/, '')],
  view: conversationItem,
  filters: {
    api: ({ api }, value) => api === value,
    state: ({ state }, value) => state.toLowerCase() === value.toLowerCase(),
    name: ({ name }, value) => isIn([name], value),
    address: ({ participants }, value) => participants.some(({ address, via }) => address === value || via === value),
  },
});

function conversationItem(services: Services, row: ResourceRow): ConversationItem {
  const { database } = services;
  const fields: Fields = JSON.parse(row.fields);
  const api = row.kind === 'CH' ? 'v1' : row.kind === 'conversation' ? 'preview' : 'v2';
  const id = row.kind === 'CH' ? row.id : prefixedId(row.kind, row.id);
  const service =
    api === 'v1' ? database.get<{ id: string }>('SELECT id FROM resources WHERE seq = ?', row.parent)?.id : undefined;
  return {
    api,
    id,
    account_sid: accountSidOf({ services, account: row.account }),
    service_sid: service ?? null,
    name: fields.title ?? fields.friendly_name ?? fields.unique_name ?? fields.name ?? null,
    state: fields.state ?? fields.status ?? '',
    participants: participantsOf(services, row),
    message_count: countMessages(services, row, id),
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}

function participantsOf({ database }: Services, { seq, account }: ResourceRow): ParticipantItem[] {
  const rows = database.all<Pick<ResourceRow, 'id' | 'kind' | 'fields'>>(
    `SELECT id, kind, fields FROM resources WHERE account = ? AND parent = ? AND deleted_at IS NULL
      AND kind IN ('participant', 'MB', 'conv_participant') ORDER BY seq`,
    account,
    seq,
  );
  return rows.map(({ id, kind, fields }) => participantItem(kind === 'MB' ? id : prefixedId(kind, id), fields));
}

function participantItem(id: string, json: string): ParticipantItem {
  const { messaging_binding: binding, addresses: [first] = [], ...fields }: PersonFields = JSON.parse(json);
  return {
    id,
    name: fields.identity ?? fields.name ?? fields.contact_id ?? fields.agent_id ?? null,
    address: binding?.address ?? first?.address ?? null,
    channel: binding?.type ?? first?.channel ?? (fields.identity ? 'chat' : null),
    via: binding?.proxy_address ?? binding?.projected_address ?? null,
  };
}

function countMessages({ database }: Services, { kind, account, seq }: ResourceRow, id: string): number {
  const [sql, ...values]: [string, ...(string | number)[]] =
    kind === 'CH'
      ? ['SELECT count(*) AS count FROM v1_messages WHERE conversation = ?', seq]
      : kind === 'conversation'
        ? [
            "SELECT count(*) AS count FROM deliveries WHERE account = ? AND reference = ? AND resource = 'messages'",
            account,
            id,
          ]
        : [
            "SELECT count(*) AS count FROM resources WHERE account = ? AND parent = ? AND kind = 'conv_communication'",
            account,
            seq,
          ];
  return database.get<{ count: number }>(sql, ...values)?.count ?? 0;
}

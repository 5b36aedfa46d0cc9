import type { Services } from '../../services.ts';
import { type ItemKind, itemKind } from './item-kind.ts';

interface SessionRow {
  readonly seq: number;
  readonly account_sid: string;
  readonly service_sid: string;
  readonly sid: string;
  readonly unique_name: string | null;
  readonly status: string;
  readonly interactions: number;
  readonly created_at: number;
  readonly updated_at: number;
}

interface PersonRow {
  readonly sid: string;
  readonly identifier: string;
  readonly proxy_identifier: string;
  readonly friendly_name: string | null;
}

/** A session of Proxy, and who is reached through which number in it. */
interface SessionItem {
  readonly sid: string;
  readonly account_sid: string;
  readonly service_sid: string;
  readonly unique_name: string | null;
  readonly status: string;
  readonly participants: readonly PersonRow[];
  /** How many texts and calls went through it. */
  readonly interactions: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Sessions of Proxy. */
export const proxySessionItems: ItemKind = itemKind<SessionRow, SessionItem>({
  kind: 'proxy_session',
  collection: 'sessions',
  select: `SELECT s.seq, a.sid AS account_sid, v.sid AS service_sid, s.sid, s.unique_name, s.status, s.created_at, s.updated_at,
    (SELECT count(*) FROM proxy_interactions i WHERE i.session = s.seq) AS interactions
    FROM proxy_sessions s JOIN accounts a ON a.seq = s.account JOIN proxy_services v ON v.seq = s.service`,
  key: 's.seq',
  account: 's.account',
  byId: (id) => ['s.sid = ?', id],
  view: sessionItem,
  filters: {
    status: ({ status }, value) => status === value,
    service_sid: ({ service_sid: sid }, value) => sid === value,
    address: ({ participants }, value) =>
      participants.some((person) => person.identifier === value || person.proxy_identifier === value),
  },
});

function sessionItem(
  { database }: Services,
  { seq, created_at: createdAt, updated_at: updatedAt, ...row }: SessionRow,
): SessionItem {
  const participants = database.all<PersonRow>(
    `SELECT sid, identifier, proxy_identifier, friendly_name FROM proxy_participants
      WHERE session = ? AND deleted_at IS NULL ORDER BY seq`,
    seq,
  );
  return {
    ...row,
    participants: participants.map((person) => ({ ...person })),
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}

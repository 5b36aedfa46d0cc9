import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import type { Verdict } from '../communications/choose-channel.ts';
import { childrenOf } from '../communications/communication-json.ts';
import { detailsOfCommunication } from '../communications/communication-request.ts';
import { type StoredDelivery, selectDeliveries } from '../deliveries/stored-delivery.ts';
import { bareId } from '../prefixed-id.ts';
import type { Database } from '../store/database.ts';

/** How many communications are shown at most. */
const maxShown = 100;

/** Why communications went by the channels that they went by: for tests, and for those who wonder. */
export function communicationRoutes({ services: { database } }: Receiver): Hono {
  const api = new Hono();

  api.get('/', ({ req }) => {
    const rows = database.all<StoredDelivery>(
      `${selectDeliveries} WHERE d.resource = 'communications'
        AND (?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> 'address' = ?1))
        AND (?2 IS NULL OR d.account = (SELECT seq FROM accounts WHERE sid = ?2)) ORDER BY d.seq DESC LIMIT ?3`,
      addressIn(req.query('to')),
      req.query('account_sid') ?? null,
      maxShown,
    );
    return Response.json({ communications: explain(database, rows) });
  });

  api.get('/:id', ({ req }) => {
    const id = req.param('id');
    const row = database.get<StoredDelivery>(
      `${selectDeliveries} WHERE d.resource = 'communications' AND d.id = ?`,
      bareId('communication', id),
    );
    if (!row) throw notFound('communication', id);
    return Response.json(explain(database, [row])[0]);
  });
  return api;
}

/** A communication, with how its channel was chosen. */
interface ExplainedCommunication {
  readonly id: string;
  readonly to: unknown;
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
  readonly state: string;
  readonly created_at: string;
}

const reasons: Readonly<Record<Verdict, string>> = {
  chosen: 'It is the first that reaches the recipient',
  declined: 'The recipient has declined what goes by it',
  no_address: 'The recipient has no address on it',
  no_sender: 'Nobody sends by it: the sender is on other channels, or there is none',
  unfit: 'It can show nothing of the content, or not all of its text',
};

function explain(database: Database, rows: readonly StoredDelivery[]): ExplainedCommunication[] {
  const children = childrenOf(database, rows);
  return rows.map((row) => {
    const { type, channel, considered } = detailsOfCommunication(row);
    return {
      id: `communication_${row.id}`,
      to: JSON.parse(row.recipients),
      type,
      channel,
      became: children.get(row.seq) ?? null,
      considered: considered.map((each) => ({ ...each, reason: reasons[each.verdict] })),
      state: row.state,
      created_at: new Date(row.created_at).toISOString(),
    };
  });
}

/** A plus that nobody encoded arrives as a space. */
function addressIn(text: string | undefined): string | null {
  return text?.replaceAll(' ', '+') ?? null;
}

import { prefixedId } from '../../prefixed-id.ts';
import { type ItemKind, itemKind } from './item-kind.ts';
import { isAmong } from './matching.ts';

interface CodeRow {
  readonly seq: number;
  readonly account_sid: string;
  readonly address: string;
  readonly channel: string;
  readonly code: string;
  readonly id: string;
  readonly created_at: number;
  readonly expires_at: number;
}

/** A code that was sent. */
interface CodeItem {
  readonly id: string;
  readonly account_sid: string;
  readonly to: string;
  readonly channel: string;
  readonly code: string;
  readonly verification_id: string;
  readonly created_at: string;
  readonly expires_at: string;
}

interface CallRow {
  readonly seq: number;
  readonly account_sid: string;
  readonly address: string;
  readonly extension: number | null;
  readonly sender: string;
  readonly spoken: string;
  readonly error_code: number | null;
  readonly id: string;
  readonly created_at: number;
}

/** A call that spoke a code. */
interface CallItem {
  readonly id: string;
  readonly account_sid: string;
  readonly to: string;
  readonly extension: number | null;
  readonly from: string;
  readonly status: 'completed' | 'failed';
  readonly error_code: number | null;
  readonly spoken: string;
  readonly verification_id: string;
  readonly created_at: string;
}

const joins = 'JOIN resources r ON r.seq = c.verification JOIN accounts a ON a.seq = c.account';

/** The codes that were sent. */
export const codeItems: ItemKind = itemKind<CodeRow, CodeItem>({
  kind: 'otp',
  collection: 'codes',
  select: `SELECT c.seq, a.sid AS account_sid, c.address, c.channel, c.code, r.id, c.created_at, c.expires_at
    FROM sent_codes c ${joins}`,
  key: 'c.seq',
  account: 'c.account',
  byId: (id) => ['c.seq = ?', Number(id)],
  view: (_, row) => ({
    id: String(row.seq),
    account_sid: row.account_sid,
    to: row.address,
    channel: row.channel,
    code: row.code,
    verification_id: prefixedId('verification', row.id),
    created_at: new Date(row.created_at).toISOString(),
    expires_at: new Date(row.expires_at).toISOString(),
  }),
  narrow: { to: "c.address = replace(?, ' ', '+')" },
  filters: {
    to: ({ to }, value) => isAmong([{ address: to }], value),
    channel: ({ channel }, value) => channel === value,
    verification_id: ({ verification_id: id }, value) => id === prefixedId('verification', value),
  },
});

/** The calls that spoke one. */
export const callItems: ItemKind = itemKind<CallRow, CallItem>({
  kind: 'call',
  collection: 'calls',
  select: `SELECT c.seq, a.sid AS account_sid, c.address, c.extension, c.sender, c.spoken, c.error_code, r.id, c.created_at
    FROM recorded_calls c ${joins}`,
  key: 'c.seq',
  account: 'c.account',
  byId: (id) => ['c.seq = ?', Number(id)],
  view: (_, row) => ({
    id: String(row.seq),
    account_sid: row.account_sid,
    to: row.address,
    extension: row.extension,
    from: row.sender,
    status: row.error_code === null ? 'completed' : 'failed',
    error_code: row.error_code,
    spoken: row.spoken,
    verification_id: prefixedId('verification', row.id),
    created_at: new Date(row.created_at).toISOString(),
  }),
  narrow: { to: "c.address = replace(?, ' ', '+')" },
  filters: { to: ({ to }, value) => isAmong([{ address: to }], value) },
});

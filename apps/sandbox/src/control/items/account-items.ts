import { type ItemKind, itemKind } from './item-kind.ts';

interface AccountRow {
  readonly seq: number;
  readonly sid: string;
  readonly token: string | null;
}

/** An account, without its secrets. */
interface AccountItem {
  readonly account_sid: string;
  /** Whether it was made, with a token of its own; any token opens the others. */
  readonly is_made: boolean;
}

/** The accounts. */
export const accountItems: ItemKind = itemKind<AccountRow, AccountItem>({
  kind: 'account',
  collection: 'accounts',
  select: 'SELECT seq, sid, token FROM accounts',
  key: 'seq',
  account: 'seq',
  byId: (id) => ['sid = ?', id],
  view: (_, { sid, token }) => ({ account_sid: sid, is_made: token !== null }),
  filters: {},
});

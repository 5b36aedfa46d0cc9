import type { VNode } from 'preact';
import { account, accounts, chooseAccount } from '../data/store.ts';

/** Whose things are shown. */
export function AccountFilter(): VNode {
  const list = accounts.items.value;
  const isKnown = account.value === '' || list.some(({ account_sid: sid }) => sid === account.value);
  return (
    <label class="account">
      <span class="unseen-text">Account</span>
      <select data-account value={account.value} onChange={({ currentTarget }) => chooseAccount(currentTarget.value)}>
        <option value="">All accounts</option>
        {!isKnown && <option value={account.value}>{account.value}</option>}
        {list.map(({ account_sid: sid }) => (
          <option key={sid} value={sid}>
            {sid.length > 16 ? `${sid.slice(0, 6)}…${sid.slice(-6)}` : sid}
          </option>
        ))}
      </select>
    </label>
  );
}

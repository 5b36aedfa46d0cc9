import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { callControl } from '../data/control-client.ts';
import { account, accounts, readAll } from '../data/store.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { attempt } from '../state/notice.ts';

/** Accounts, each a world of its own; and the way back to an empty sandbox. */
export function AccountsPanel(): VNode {
  const made = useSignal<object | undefined>(undefined);
  const question = useRef<HTMLDialogElement>(null);
  const make = () =>
    attempt(async () => {
      made.value = await callControl<object>('POST', '/accounts', { body: {} });
      await accounts.load();
    }, 'The account is there');
  const reset = () =>
    attempt(async () => {
      await callControl('POST', '/reset', { body: account.value === '' ? {} : { account_sid: account.value } });
      readAll();
    }, 'The sandbox is empty');
  const what = account.value === '' ? 'everything in the sandbox' : `everything of ${account.value}`;
  return (
    <section class="panel" aria-labelledby="accounts-title">
      <h2 id="accounts-title">
        <Icon name="codes" /> Accounts
      </h2>
      {accounts.items.value.length === 0 && (
        <p class="quiet">None yet. Any SID that is used gets a world of its own, and any token opens it.</p>
      )}
      <ul class="rules accounts">
        {accounts.items.value.map(({ account_sid: sid, is_made: isMade }) => (
          <li key={sid}>
            <code class="wrap">{sid}</code> {isMade && <span class="badge tone-quiet">with a token</span>}
          </li>
        ))}
      </ul>
      {made.value && <CodeBlock label="New account" text={JSON.stringify(made.value, null, 2)} />}
      <div class="button-row">
        <button type="button" class="button" onClick={() => void make()}>
          Make an account
        </button>
        <button type="button" class="button danger" onClick={() => question.current?.showModal()}>
          Reset…
        </button>
      </div>
      <dialog ref={question} class="sheet question" aria-labelledby="reset-title">
        <h2 id="reset-title">Reset?</h2>
        <p>This removes {what}. It cannot be undone, unless you took a snapshot.</p>
        <form method="dialog" class="button-row">
          <button type="submit" class="button">
            Keep it
          </button>
          <button type="submit" class="button danger" onClick={() => void reset()}>
            Remove it
          </button>
        </form>
      </dialog>
    </section>
  );
}

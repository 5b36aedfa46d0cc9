import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { callControl } from '../data/control-client.ts';
import { readAll } from '../data/store.ts';
import type { SnapshotView } from '../data/traffic-views.ts';
import { countText, sizeText } from '../data/wording.ts';
import { Icon } from '../parts/icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { attempt } from '../state/notice.ts';

/** States that were kept under names, and can be gone back to. */
export function SnapshotsPanel(): VNode {
  const list = useSignal<readonly SnapshotView[]>([]);
  const name = useSignal('');
  const read = async () => {
    const { snapshots } = await callControl<{ snapshots: SnapshotView[] }>('GET', '/snapshots');
    list.value = snapshots;
  };
  useEffect(() => {
    read().catch(() => undefined);
  }, []);
  const act = (method: 'POST' | 'DELETE', path: string, done: string) =>
    attempt(async () => {
      await callControl(method, `/snapshots/${path}`, method === 'POST' ? { body: {} } : {});
      await read();
      if (path.endsWith('/restore')) readAll();
    }, done);
  return (
    <section class="panel" aria-labelledby="snapshots-title">
      <h2 id="snapshots-title">
        <Icon name="image" /> Snapshots
      </h2>
      {list.value.length === 0 && (
        <p class="quiet">None yet. Keep the state of now under a name, and go back to it whenever you like.</p>
      )}
      <ul class="rules">
        {list.value.map(({ name: each, created_at: at, bytes, accounts, messages }) => (
          <li key={each}>
            <div>
              <strong>{each}</strong>
              <p class="quiet small-text">
                <Moment at={at} /> · {countText(accounts, 'account')}, {countText(messages, 'message')} ·{' '}
                {sizeText(bytes)}
              </p>
            </div>
            <span class="button-row">
              <button
                type="button"
                class="button"
                onClick={() => void act('POST', `${encodeURIComponent(each)}/restore`, `Back at ${each}`)}
              >
                Restore
              </button>
              <button
                type="button"
                class="button plain"
                aria-label={`Delete snapshot ${each}`}
                onClick={() => void act('DELETE', encodeURIComponent(each), 'The snapshot is gone')}
              >
                <Icon name="trash" />
              </button>
            </span>
          </li>
        ))}
      </ul>
      <form
        class="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = name.value.trim();
          if (wanted === '') return;
          void act('POST', encodeURIComponent(wanted), `Kept as ${wanted}`);
          name.value = '';
        }}
      >
        <label>
          Name{' '}
          <input
            type="text"
            required
            pattern="[A-Za-z0-9._\-]+"
            placeholder="before-checkout"
            value={name.value}
            onInput={({ currentTarget }) => {
              name.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button">
          Take a snapshot
        </button>
      </form>
    </section>
  );
}

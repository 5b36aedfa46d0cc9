import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { callControl } from '../data/control-client.ts';
import { faults } from '../data/store.ts';
import type { FaultView } from '../data/traffic-views.ts';
import { wordText } from '../data/wording.ts';
import { Icon } from '../parts/icon.tsx';
import { attempt } from '../state/notice.ts';
import { FaultFormFields } from './fault-form.tsx';

/** What is to go wrong. */
export function FaultsPanel(): VNode {
  useEffect(() => void faults.load(), []);
  const list = faults.items.value;
  const removeAll = () =>
    attempt(async () => {
      await callControl('DELETE', '/faults');
      await faults.load();
    }, 'No faults any more');
  return (
    <section class="panel" aria-labelledby="faults-title">
      <h2 id="faults-title">
        <Icon name="events" /> Faults
      </h2>
      {list.length === 0 ? (
        <p class="quiet">None: all goes well. Add one to see how your program takes it.</p>
      ) : (
        <ul class="rules">
          {list.map((fault) => (
            <Fault key={fault.id} fault={fault} />
          ))}
        </ul>
      )}
      {list.length > 1 && (
        <button type="button" class="button" onClick={() => void removeAll()}>
          Remove all
        </button>
      )}
      <FaultFormFields />
    </section>
  );
}

function Fault({ fault }: { readonly fault: FaultView }): VNode {
  const { id, match, action, matched = 0, applied = 0 } = fault;
  const { type, effect, state, ...numbers } = action;
  const title = wordText([type, effect ?? state].filter(Boolean).join(' '));
  const remove = () =>
    attempt(async () => {
      await callControl('DELETE', `/faults/${encodeURIComponent(id)}`);
      faults.remove(id);
    }, 'The fault is gone');
  return (
    <li data-fault={id}>
      <div>
        <strong>{title}</strong> <span class="quiet">{pairsText(numbers)}</span>
        <p class="quiet small-text">
          {pairsText(match) || 'All requests'} · hit {applied} of {matched}
        </p>
      </div>
      <button type="button" class="button plain" aria-label={`Remove fault: ${title}`} onClick={() => void remove()}>
        <Icon name="trash" />
      </button>
    </li>
  );
}

function pairsText(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(
      ([name, value]) =>
        `${name.replaceAll('_', ' ')} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join(', ');
}

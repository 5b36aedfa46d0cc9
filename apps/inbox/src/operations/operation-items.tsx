import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { callControl } from '../data/control-client.ts';
import type { Address, OperationView } from '../data/views.ts';
import { addressText } from '../data/wording.ts';
import { StateBadge } from '../parts/state-badge.tsx';

/** How many of its messages are shown with an operation. */
const mostShown = 50;

/** How long its counts must stand still before they are read: a large one changes all the time. */
const pauseMs = 200;

interface Item {
  readonly id: string;
  readonly to?: readonly Address[];
  readonly state: string;
  readonly errors?: readonly { readonly message: string }[] | null;
}

/** What an operation has sent, and what became of each. */
export function OperationItems({ operation }: { readonly operation: OperationView }): VNode | null {
  const { id, resource, total_count: total } = operation;
  const [items, setItems] = useState<readonly Item[]>([]);
  useEffect(() => {
    let isWanted = true;
    const query = { operation_id: id, limit: mostShown };
    const read = async () => {
      const answer = await callControl<Record<string, Item[]>>('GET', `/${resource}`, { query });
      if (isWanted) setItems(answer[resource] ?? []);
    };
    const timer = setTimeout(() => void read().catch(() => undefined), pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [id, resource, operation]);
  if (items.length === 0) return null;
  return (
    <>
      <h3>{total > items.length ? `The last ${items.length} of them` : 'All of them'}</h3>
      <ul class="sent-items">
        {items.map((item) => (
          <li key={item.id}>
            <StateBadge state={item.state} />
            <span class="number">{(item.to ?? []).map(addressText).join(', ')}</span>
            <span class="dot-bad">{item.errors?.[0]?.message}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

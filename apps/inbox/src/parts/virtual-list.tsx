import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useVirtualizer } from './use-virtualizer.ts';

interface VirtualListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  /** The height of a row in pixels. */
  readonly rowHeight: number;
  readonly idOf: (item: Item) => string;
  /** Where a row leads to. */
  readonly hrefOf: (item: Item) => string;
  readonly row: (item: Item) => ComponentChildren;
  /** The id of the row that is open. */
  readonly chosen: string;
  /** Called when the end comes in sight. */
  readonly onEnd: () => void;
}

/** A list of any length, of which only what can be seen is drawn: arrow keys, Home and End move in it. */
export function VirtualList<Item>(props: VirtualListProps<Item>): VNode {
  const { label, items, rowHeight, idOf, hrefOf, row, chosen, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState('');
  const wanted = useRef('');
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  // Of the rows that are drawn, one can be reached by Tab: the one that was reached last, or is open, or is the first.
  const drawn = new Set(rows.map(({ index }) => idAt(items, index, idOf)));
  const first = idAt(items, virtualizer.range?.startIndex ?? 0, idOf);
  const reachable = drawn.has(current) ? current : drawn.has(chosen) ? chosen : first;

  useEffect(() => {
    if (items.length > 0 && last >= items.length - 20) onEnd();
  }, [last, items.length, onEnd]);

  useEffect(() => {
    if (wanted.current === '') return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.current)}"]`);
    if (!element) return;
    wanted.current = '';
    element.focus({ preventScroll: true });
  });

  const move = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => idOf(item) === reachable);
    const to = targetOf(event.key, at, items.length, Math.max(1, rows.length - 10));
    if (to === undefined || items.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    wanted.current = idAt(items, to, idOf);
    setCurrent(wanted.current);
    virtualizer.scrollToIndex(to);
  };

  return (
    <div class="scroller" ref={scroller} data-list={label} data-count={items.length}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows stand where they are put, and hundreds are not there */}
      <div
        role="list"
        aria-label={label}
        class="virtual"
        style={{ height: `${virtualizer.getTotalSize()}px` }}
        onKeyDown={move}
      >
        {rows.map(({ index, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          const id = idOf(item);
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              key={id}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={index + 1}
              class="virtual-row"
              style={{ height: `${size}px`, transform: `translateY(${start}px)` }}
            >
              <a
                class="row"
                href={hrefOf(item)}
                data-row={id}
                tabIndex={id === reachable ? 0 : -1}
                aria-current={id === chosen ? 'true' : undefined}
                onFocus={() => setCurrent(id)}
              >
                {row(item)}
              </a>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where a key leads to from a row; undefined where it does not. */
function targetOf(key: string, at: number, count: number, page: number): number | undefined {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    j: at + 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1);
}

function idAt<Item>(items: readonly Item[], index: number, idOf: (item: Item) => string): string {
  const item = items[index];
  return item === undefined ? '' : idOf(item);
}

import type { ComponentChildren, VNode } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import { type AnyCollection, see } from '../data/store.ts';
import { countText } from '../data/wording.ts';
import { routeHash, type ViewName } from '../state/route.ts';
import { Icon } from './icon.tsx';
import { SearchField } from './search-field.tsx';
import { VirtualList } from './virtual-list.tsx';

interface SplitViewProps<Item> {
  readonly view: ViewName;
  readonly title: string;
  /** What is counted, such as `message`, and in the plural where that is not with an `s`. */
  readonly noun: readonly [one: string, many?: string];
  /** Where the items come from. */
  readonly source: AnyCollection;
  /** What is shown of them. */
  readonly items: readonly Item[];
  readonly rowHeight: number;
  readonly idOf: (item: Item) => string;
  readonly row: (item: Item) => ComponentChildren;
  /** The id of what is open; '' is nothing. */
  readonly chosen: string;
  /** What stands beside the list. */
  readonly detail: ComponentChildren;
  /** What stands in place of all when there is nothing. */
  readonly empty: ComponentChildren;
  /** More beside the search. */
  readonly tools?: ComponentChildren;
  /** Whether anything is searched for or filtered. */
  readonly isFiltered: boolean;
}

/** A list, and beside it what is open; on a narrow screen one after the other. */
export function SplitView<Item>(props: SplitViewProps<Item>): VNode {
  const { view, title, noun, source, items, rowHeight, idOf, row, chosen, detail, empty, tools, isFiltered } = props;
  const state = source.state.value;
  const { kind } = source.facts;
  // Another account, or a reset, makes it forget what it had.
  useEffect(() => {
    if (state === 'idle') source.want();
  }, [source, state]);
  // What is looked at is not new any more.
  useEffect(() => see(kind));
  const onEnd = useCallback(() => void source.loadMore(), [source]);
  const isEmpty = items.length === 0;
  const isBlank = isEmpty && !isFiltered && state === 'ready';
  return (
    <div class={chosen === '' ? 'split' : 'split has-detail'}>
      <section class="list-pane" aria-label={title}>
        <header class="pane-head">
          <p class="title" aria-hidden="true">
            {title}
          </p>
          <span class="quiet count">
            {isEmpty ? '' : countText(items.length, ...noun)}
            {source.hasMore.value && !isEmpty ? '+' : ''}
          </span>
        </header>
        <div class="tools">
          <SearchField view={view} label={`Search ${title.toLowerCase()}`} />
          {tools}
        </div>
        {!isEmpty && (
          <VirtualList
            label={title}
            items={items}
            rowHeight={rowHeight}
            idOf={idOf}
            hrefOf={(item) => routeHash({ view, id: idOf(item) })}
            row={row}
            chosen={chosen}
            onEnd={onEnd}
          />
        )}
        {isEmpty && state === 'loading' && (
          <p class="pane-note" aria-busy="true">
            Loading…
          </p>
        )}
        {isEmpty && state === 'failed' && (
          <p class="pane-note">
            This could not be read.{' '}
            <button type="button" class="link" onClick={() => void source.load()}>
              Try again
            </button>
          </p>
        )}
        {isEmpty && state === 'ready' && isFiltered && <p class="pane-note">Nothing fits what you look for.</p>}
        {isFiltered && source.hasMore.value && state === 'ready' && (
          <button type="button" class="button older" onClick={() => void source.loadMore(true)}>
            Look through older ones
          </button>
        )}
        {isBlank && <div class="narrow-only">{empty}</div>}
      </section>
      <section class="detail-pane" aria-label={`${title}: details`}>
        {chosen !== '' && (
          <a class="back narrow-only" href={routeHash({ view })}>
            <Icon name="back" /> {title}
          </a>
        )}
        {chosen === ''
          ? isBlank
            ? empty
            : !isEmpty && (
                <p class="pick">
                  Pick one from the list. <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> opens.
                </p>
              )
          : detail}
      </section>
    </div>
  );
}

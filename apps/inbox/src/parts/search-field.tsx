import type { VNode } from 'preact';
import type { ViewName } from '../state/route.ts';
import { searchOf } from '../state/search.ts';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  readonly view: ViewName;
  readonly label: string;
}

/** Where people say what they look for; the key / leads here. */
export function SearchField({ view, label }: SearchFieldProps): VNode {
  const search = searchOf(view);
  return (
    <label class="search">
      <Icon name="search" />
      <input
        type="search"
        data-search
        aria-label={label}
        placeholder="Search"
        value={search.value}
        onInput={({ currentTarget }) => {
          search.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          search.value = '';
          event.currentTarget.blur();
        }}
      />
      <kbd class="wide-only">/</kbd>
    </label>
  );
}

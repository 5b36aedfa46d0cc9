import { type Signal, signal } from '@preact/signals';
import type { ViewName } from './route.ts';

const searches = new Map<ViewName, Signal<string>>();

/** What is searched for in a view. */
export function searchOf(view: ViewName): Signal<string> {
  const found = searches.get(view) ?? signal('');
  searches.set(view, found);
  return found;
}

/** Whether all words that are searched for are in one of the texts. */
export function isFound(search: string, texts: readonly (string | null | undefined)[]): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const all = texts.join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

import { type Signal, signal } from '@preact/signals';
import { go, route, type ViewName } from './route.ts';
import { nextTheme } from './theme.ts';

/** Whether the list of shortcuts is open. */
export const helpIsOpen: Signal<boolean> = signal(false);

/** After `g`, one more key leads to a view. */
const viewKeys: Readonly<Record<string, ViewName>> = {
  m: 'messages',
  e: 'emails',
  p: 'pushes',
  c: 'codes',
  o: 'operations',
  v: 'conversations',
  x: 'proxy',
  w: 'webhooks',
  n: 'events',
  r: 'requests',
  s: 'controls',
};

/** The keys, as the help shows them. */
export const shortcuts: readonly { readonly keys: readonly string[]; readonly text: string }[] = [
  { keys: ['?'], text: 'Shows this list' },
  { keys: ['/'], text: 'Searches in this view' },
  { keys: ['↑', '↓'], text: 'Moves in a list; so do j and k, Page up and down, Home and End' },
  { keys: ['Enter'], text: 'Opens what is chosen' },
  { keys: ['Esc'], text: 'Closes what is open, or leaves the search' },
  { keys: ['r'], text: 'Replies as the phone' },
  { keys: ['t'], text: 'Changes between light and dark' },
  { keys: ['g', 'm'], text: 'Goes to Messages' },
  { keys: ['g', 'e'], text: 'Goes to E-mails' },
  { keys: ['g', 'p'], text: 'Goes to Pushes' },
  { keys: ['g', 'c'], text: 'Goes to Codes' },
  { keys: ['g', 'v'], text: 'Goes to Conversations' },
  { keys: ['g', 'x'], text: 'Goes to Proxy sessions' },
  { keys: ['g', 'o'], text: 'Goes to Operations' },
  { keys: ['g', 'w'], text: 'Goes to Webhooks' },
  { keys: ['g', 'n'], text: 'Goes to Events' },
  { keys: ['g', 'r'], text: 'Goes to Requests' },
  { keys: ['g', 's'], text: 'Goes to Controls' },
];

/** How long after `g` the next key counts. */
const waitMs = 1500;

/** Listens to keys that no field has taken. */
export function listenForKeys(): void {
  let wentAt = 0;
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    const view = event.timeStamp - wentAt < waitMs ? viewKeys[event.key] : undefined;
    wentAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (view !== undefined) go({ view });
    else if (!press(event.key)) return;
    event.preventDefault();
  });
}

/** Does what a key is for; false where it is for nothing. */
function press(key: string): boolean {
  switch (key) {
    case '?':
      helpIsOpen.value = true;
      return true;
    case '/':
      return focus('[data-search]');
    case 'r':
      return focus('[data-reply]');
    case 't':
      nextTheme();
      return true;
    case 'Escape':
      return closeDetail();
    case 'ArrowDown':
    case 'j':
      // Where nothing has the focus yet, the list gets it.
      return document.activeElement === document.body && focus('a.row[tabindex="0"]');
    default:
      return false;
  }
}

function closeDetail(): boolean {
  const { view, id } = route.value;
  if (id === '') return false;
  go({ view });
  requestAnimationFrame(() => focus('a.row[tabindex="0"]'));
  return true;
}

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

import { type Signal, signal } from '@preact/signals';

/** The views, by their names in addresses. */
export const viewNames = [
  'messages',
  'emails',
  'pushes',
  'codes',
  'operations',
  'conversations',
  'proxy',
  'webhooks',
  'events',
  'requests',
  'controls',
] as const;

/** The name of a view. */
export type ViewName = (typeof viewNames)[number];

/** What is looked at. */
export interface Route {
  readonly view: ViewName;
  /** What is chosen in it; '' is nothing. */
  readonly id: string;
  /** A part of what is chosen; '' is the first. */
  readonly tab: string;
}

/** Reads the part of an address after `#`. */
export function readRoute(hash: string): Route {
  const [name = '', id = '', tab = ''] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decoded);
  const view = viewNames.find((each) => each === name) ?? 'messages';
  return { view, id, tab };
}

/** Writes the part of an address after `#`. */
export function routeHash({ view, id = '', tab = '' }: Partial<Route> & Pick<Route, 'view'>): string {
  const parts = [view, id, tab].map(encodeURIComponent);
  return `#/${parts.join('/').replace(/\/+$/, '')}`;
}

/** What is looked at now. */
export const route: Signal<Route> = signal<Route>({ view: 'messages', id: '', tab: '' });

/** Goes somewhere; the way back is the browser's. */
export function go(to: Partial<Route> & Pick<Route, 'view'>): void {
  location.hash = routeHash(to);
}

/** Follows the address from now on. */
export function followAddress(): void {
  const follow = () => {
    route.value = readRoute(location.hash);
  };
  addEventListener('hashchange', follow);
  follow();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import type { VNode } from 'preact';

/** Drawn on 24 by 24, as lines. */
const shapes = {
  messages: 'M4 5h16v11H9l-5 4z',
  emails: 'M3 6h18v12H3zM3 7l9 6 9-6',
  pushes: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  codes: 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2',
  operations: 'M4 18V10M10 18V5M16 18v-6M21 21H3',
  conversations: 'M3 5h12v8H8l-5 4zM17 9h4v11l-4-3h-7v-2',
  proxy: 'M4 8h14l-3-3M20 16H6l3 3',
  webhooks: 'M12 7a3 3 0 1 0-3-3M12 7l-4 8M8 15a3 3 0 1 0 2 3h7M17 18a3 3 0 1 0 0-4L13 7',
  events: 'M13 3L5 14h6l-1 7 8-11h-6z',
  requests: 'M4 6h16M4 12h16M4 18h10',
  controls: 'M5 4v6M5 14v6M3 12h4M12 4v9M12 17v3M10 15h4M19 4v3M19 11v9M17 9h4',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  check: 'M5 13l4 4L19 7',
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-5 16-4-6z',
  light: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2',
  dark: 'M20 14A8 8 0 1 1 10 4a7 7 0 0 0 10 10z',
  system: 'M4 5h16v11H4zM8 20h8M12 16v4',
  help: 'M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 18v.5',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9v.5',
  place: 'M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12zM12 7a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  phone: 'M5 4h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6v.5M4 12v.5M4 18v.5',
  replay: 'M4 12a8 8 0 1 1 3 6M4 20v-5h5',
  download: 'M12 4v11M7 11l5 5 5-5M4 20h16',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3',
} as const;

/** The name of a sign. */
export type IconName = keyof typeof shapes;

/** A sign beside a text, or alone in something that has a name. */
export function Icon({ name }: { readonly name: IconName }): VNode {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}

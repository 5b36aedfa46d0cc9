import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { unseen } from '../data/store.ts';
import { Icon } from '../parts/icon.tsx';
import { route, routeHash, type ViewName } from '../state/route.ts';
import { helpIsOpen } from '../state/shortcuts.ts';
import { nextTheme, theme } from '../state/theme.ts';
import { AccountFilter } from './account-filter.tsx';
import { ConnectionState } from './connection-state.tsx';
import { groups, kindsOfViews, titles } from './titles.ts';

const themeNames = { system: 'as the system says', light: 'light', dark: 'dark' } as const;

/** Where one gets from view to view. */
export function SideBar(): VNode {
  return (
    <header class="side">
      <p class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" />
          <path d="M8 10.5A2.5 2.5 0 0 1 10.5 8h11a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5H15l-4.6 3.7c-.6.4-1.4 0-1.4-.7v-3A2.5 2.5 0 0 1 8 17.5z" />
        </svg>
        <span>Sandbox</span>
      </p>
      <AccountFilter />
      <nav aria-label="Views">
        {groups.map(({ title, views }) => (
          <div key={title} class="nav-group">
            <p class="nav-title" id={`nav-${title}`}>
              {title}
            </p>
            <ul aria-labelledby={`nav-${title}`}>
              {views.map((view) => (
                <NavItem key={view} view={view} />
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div class="side-foot">
        <ConnectionState />
        <button
          type="button"
          class="button plain"
          aria-label={`Colours: ${themeNames[theme.value]}`}
          title={`Colours: ${themeNames[theme.value]}`}
          data-theme-switch
          onClick={nextTheme}
        >
          <Icon name={theme.value} />
        </button>
        <button
          type="button"
          class="button plain"
          aria-label="Keyboard shortcuts"
          title="Keyboard shortcuts (?)"
          onClick={() => {
            helpIsOpen.value = true;
          }}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

function NavItem({ view }: { readonly view: ViewName }): VNode {
  const count = kindsOfViews[view].reduce((sum, kind) => sum + (unseen.value[kind]?.length ?? 0), 0);
  const isHere = route.value.view === view;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // On a narrow screen the views stand in a row that is longer than the screen.
    if (isHere) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isHere]);
  return (
    <li>
      <a ref={link} href={routeHash({ view })} aria-current={isHere ? 'page' : undefined} data-nav={view}>
        <Icon name={view} />
        <span>{titles[view]}</span>
        {count > 0 && !isHere && (
          <span class="pill number" title={`${count} new`}>
            {count > 999 ? '999+' : count}
            <span class="unseen-text"> new</span>
          </span>
        )}
      </a>
    </li>
  );
}

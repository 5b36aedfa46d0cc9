import { type Signal, signal } from '@preact/signals';

/** How the page looks: as the system says, or as was chosen here. */
export type Theme = 'system' | 'light' | 'dark';

const themes: readonly Theme[] = ['system', 'light', 'dark'];
const storageKey = 'sandbox-theme';

/** What was chosen. */
export const theme: Signal<Theme> = signal<Theme>('system');

/** Takes up what was chosen the last time. */
export function startTheme(): void {
  choose(themes.find((each) => each === readStored()) ?? 'system');
}

/** Goes on to the next of the three. */
export function nextTheme(): void {
  choose(themes[(themes.indexOf(theme.peek()) + 1) % themes.length] ?? 'system');
}

function choose(chosen: Theme): void {
  theme.value = chosen;
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // A browser that keeps nothing shows the choice until the page is closed.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

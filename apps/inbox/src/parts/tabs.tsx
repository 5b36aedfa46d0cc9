import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';

interface Tab {
  readonly name: string;
  readonly title: string;
  readonly content: () => ComponentChildren;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The one that is shown; the first where there is none of the name. */
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** Several sights of one thing. */
export function Tabs({ label, tabs, chosen, onChoose }: TabsProps): VNode {
  const id = useId();
  const index = Math.max(
    0,
    tabs.findIndex(({ name }) => name === chosen),
  );
  const shown = tabs[index];
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(next.name);
    document.getElementById(`${id}-${next.name}`)?.focus();
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label={label} class="tab-row" onKeyDown={move}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === shown?.name}
            aria-controls={name === shown?.name ? `${id}-panel` : undefined}
            tabIndex={name === shown?.name ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown?.name}`} class="tab-panel">
        {shown?.content()}
      </div>
    </div>
  );
}

import type { VNode } from 'preact';
import { Sheet } from '../parts/sheet.tsx';
import { helpIsOpen, shortcuts } from '../state/shortcuts.ts';

/** All keys that do something. */
export function ShortcutHelp(): VNode | null {
  if (!helpIsOpen.value) return null;
  return (
    <Sheet
      title="Keyboard shortcuts"
      onClose={() => {
        helpIsOpen.value = false;
      }}
    >
      <dl class="keys">
        {shortcuts.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}

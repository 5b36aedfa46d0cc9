import type { VNode } from 'preact';
import { CopyButton } from './copy-button.tsx';

interface CodeBlockProps {
  /** The name of what is shown. */
  readonly label: string;
  readonly text: string;
  /** What is said where there is nothing. */
  readonly empty?: string;
}

/** A text as machines write it, with a button that copies it. */
export function CodeBlock({ label, text, empty = 'Nothing' }: CodeBlockProps): VNode {
  if (text === '') return <p class="quiet">{empty}</p>;
  return (
    <div class="code-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="code-text" aria-label={label} tabIndex={0}>
        <pre>{text}</pre>
      </section>
      <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} isSmall />
    </div>
  );
}

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { say } from '../state/notice.ts';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  /** What is copied, or how it is made. */
  readonly text: string | (() => string);
  /** The name of the button, such as `Copy code`. */
  readonly label: string;
  /** Shows the sign only. */
  readonly isSmall?: boolean;
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, label, isSmall = false }: CopyButtonProps): VNode {
  const isDone = useSignal(false);
  const copy = async () => {
    await copyText(typeof text === 'string' ? text : text());
    isDone.value = true;
    say('Copied');
    setTimeout(() => {
      isDone.value = false;
    }, 1500);
  };
  return (
    <button
      type="button"
      class={isSmall ? 'button small plain' : 'button small'}
      aria-label={isSmall ? label : undefined}
      title={isSmall ? label : undefined}
      onClick={() => void copy()}
    >
      <Icon name={isDone.value ? 'check' : 'copy'} />
      {!isSmall && <span>{label}</span>}
    </button>
  );
}

/** The clipboard is there in safe places only: this machine is one, another one without TLS is not. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return await navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

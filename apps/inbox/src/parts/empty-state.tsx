import type { ComponentChildren, VNode } from 'preact';
import { CodeBlock } from './code-block.tsx';
import { Icon, type IconName } from './icon.tsx';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ComponentChildren;
  /** What can be run to get something there. */
  readonly command?: string;
}

/** Says why there is nothing, and how to get something there. */
export function EmptyState({ icon, title, children, command }: EmptyStateProps): VNode {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {command !== undefined && <CodeBlock label="Command" text={command} />}
    </div>
  );
}

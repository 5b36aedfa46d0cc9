import type { ComponentChildren, VNode } from 'preact';

interface DetailHeadProps {
  readonly title: ComponentChildren;
  readonly subtitle?: ComponentChildren;
  /** Buttons, at the other end. */
  readonly children?: ComponentChildren;
}

/** What is open, in large letters. */
export function DetailHead({ title, subtitle, children }: DetailHeadProps): VNode {
  return (
    <header class="detail-head">
      <div>
        <h2>{title}</h2>
        {subtitle !== undefined && <p class="quiet">{subtitle}</p>}
      </div>
      <div class="actions">{children}</div>
    </header>
  );
}

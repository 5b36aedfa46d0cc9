import type { VNode } from 'preact';

/** What stands in place of something that is not there: not yet, or not at all. */
export function MissingItem({ item }: { readonly item: null | undefined }): VNode {
  return (
    <p class="pick" aria-busy={item === undefined}>
      {item === undefined ? 'Loading…' : 'This is not there any more.'}
    </p>
  );
}

import {
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

type Options = VirtualizerOptions<HTMLElement, HTMLElement>;

/** What differs from list to list. */
export type VirtualOptions = Pick<Options, 'count' | 'getScrollElement' | 'estimateSize'> &
  Partial<Pick<Options, 'getItemKey' | 'anchorTo' | 'followOnAppend' | 'overscan' | 'paddingStart' | 'paddingEnd'>>;

/** Draws only what can be seen of a long list. */
export function useVirtualizer(given: VirtualOptions): Virtualizer<HTMLElement, HTMLElement> {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const options: Options = {
    observeElementRect,
    observeElementOffset,
    measureElement,
    scrollToFn: elementScroll,
    overscan: 8,
    ...given,
    onChange: () => draw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Collection } from '../data/collection.ts';
import { callControl } from '../data/control-client.ts';

/** How long after a change something is read again: where much changes at once, once is enough. */
const pauseMs = 250;

/** Something that is open: undefined while it is read, null where there is no such thing. */
export function useItem<Item extends object>(collection: Collection<Item>, id: string): Item | undefined | null {
  const { path, idOf } = collection.facts;
  const [whole, setWhole] = useState<Item | null>();
  // Followed, so that a change draws this again.
  const isRead = collection.items.value.length > 0;
  const listed = isRead ? collection.find(id) : undefined;
  const known = whole && idOf(whole) === id ? whole : undefined;
  const isKnown = known !== undefined;
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const item = await callControl<Item>('GET', `${path}/${encodeURIComponent(id)}`).catch(() => null);
      if (isWanted) setWhole(item);
    };
    const timer = setTimeout(() => void read(), isKnown ? pauseMs : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [path, id, listed]);
  const item = useMemo(() => (listed ? { ...known, ...listed } : known), [known, listed]);
  return item ?? (whole === null ? null : undefined);
}

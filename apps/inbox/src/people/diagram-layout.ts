/** Someone in the picture. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  /** The number behind which the person is talked to; null where nobody is masked. */
  readonly via: string | null;
}

/** Where someone stands. */
export interface Place {
  readonly person: Person;
  readonly isLeft: boolean;
  /** The middle of the box. */
  readonly y: number;
}

/** A picture of who talks to whom. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly hub: { readonly x: number; readonly y: number };
  readonly places: readonly Place[];
}

/** What the picture is drawn in. */
export const sizes = { width: 760, box: 184, boxHeight: 54, via: 128, rowHeight: 78, hub: 112 } as const;

/** Puts people at both sides of what they share, in the order in which they joined. */
export function layoutOf(people: readonly Person[]): Layout {
  const rows = Math.max(1, Math.ceil(people.length / 2));
  const height = Math.max(rows * sizes.rowHeight, sizes.hub) + 24;
  const counts = { left: rows, right: people.length - rows };
  const places = people.map((person, index) => {
    const isLeft = index % 2 === 0;
    const row = Math.floor(index / 2);
    const count = isLeft ? counts.left : counts.right;
    // Where one side has fewer, it stands in the middle.
    const top = (height - count * sizes.rowHeight) / 2;
    return { person, isLeft, y: top + row * sizes.rowHeight + sizes.rowHeight / 2 };
  });
  return { width: sizes.width, height, hub: { x: sizes.width / 2, y: height / 2 }, places };
}

/** The picture in words. */
export function layoutText(people: readonly Person[]): string {
  if (people.length === 0) return 'Nobody is in it yet.';
  const parts = people.map(({ name, address, via }) => {
    const who = name === address || address === '' ? name : `${name} (${address})`;
    return via === null ? who : `${who} through ${via}`;
  });
  return `${parts.join('; ')}.`;
}

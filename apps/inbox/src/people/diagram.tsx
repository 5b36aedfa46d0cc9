import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { layoutOf, layoutText, type Person, type Place, sizes } from './diagram-layout.ts';

interface DiagramProps {
  /** What they share, such as `Conversation`. */
  readonly hub: string;
  /** Below it, such as how many messages there are. */
  readonly hubNote: string;
  readonly people: readonly Person[];
}

/** A picture of who talks to whom, and through which number. */
export function Diagram({ hub, hubNote, people }: DiagramProps): VNode {
  const layout = useMemo(() => layoutOf(people), [people]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="diagram" aria-label="Picture" tabIndex={0}>
      <svg viewBox={`0 0 ${layout.width} ${layout.height}`} role="img" aria-label={`${hub}: ${layoutText(people)}`}>
        {layout.places.map((place) => (
          <Line key={place.person.id} place={place} hub={layout.hub} />
        ))}
        {layout.places.map((place) => (
          <Box key={place.person.id} place={place} />
        ))}
        <circle class="hub" cx={layout.hub.x} cy={layout.hub.y} r={sizes.hub / 2} />
        <text class="hub-name" x={layout.hub.x} y={layout.hub.y - 3}>
          {hub}
        </text>
        <text class="hub-note" x={layout.hub.x} y={layout.hub.y + 15}>
          {hubNote}
        </text>
      </svg>
    </section>
  );
}

interface LineProps {
  readonly place: Place;
  readonly hub: { readonly x: number; readonly y: number };
}

/** From someone to what they share; the number that masks them lies on it. */
function Line({ place: { person, isLeft, y }, hub }: LineProps): VNode {
  const side = isLeft ? 1 : -1;
  const from = isLeft ? sizes.box : sizes.width - sizes.box;
  const to = hub.x - (side * sizes.hub) / 2;
  const bend = from + ((to - from) * 3) / 4;
  // The masking number lies near its person, where lines do not meet yet.
  const viaX = from + side * (7 + sizes.via / 2);
  return (
    <g>
      <path class="line" d={`M${from} ${y}H${viaX}C${bend} ${y} ${bend} ${hub.y} ${to} ${hub.y}`} />
      {person.via !== null && (
        <g class="via">
          <rect x={viaX - sizes.via / 2} y={y - 13} width={sizes.via} height={26} rx={13} />
          <text x={viaX} y={y + 4}>
            {cut(person.via, 16)}
          </text>
        </g>
      )}
    </g>
  );
}

function Box({ place: { person, isLeft, y } }: { readonly place: Place }): VNode {
  const x = isLeft ? 1 : sizes.width - sizes.box - 1;
  const hasAddress = person.address !== '' && person.address !== person.name;
  return (
    <g class="person">
      <rect x={x} y={y - sizes.boxHeight / 2} width={sizes.box} height={sizes.boxHeight} rx={12} />
      <text class="person-name" x={x + 14} y={y + (hasAddress ? -4 : 5)}>
        {cut(person.name, 22)}
      </text>
      {hasAddress && (
        <text class="person-address" x={x + 14} y={y + 15}>
          {cut(person.address, 24)}
        </text>
      )}
      <title>{layoutText([person])}</title>
    </g>
  );
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

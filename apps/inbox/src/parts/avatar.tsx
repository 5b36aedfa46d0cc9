import type { VNode } from 'preact';

/** How many colours there are for people; the sheet of colours has one for each. */
const colourCount = 6;

/** A round sign for someone, always in the same colour. */
export function Avatar({ name }: { readonly name: string }): VNode {
  const colour = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % colourCount;
  return (
    <span class={`avatar colour-${colour}`} aria-hidden="true">
      {signOf(name)}
    </span>
  );
}

/** The last two digits of a number, or the first letters of a name. */
function signOf(name: string): string {
  const digits = name.replace(/\D/g, '');
  if (/^[+\d]/.test(name) && digits.length > 1) return digits.slice(-2);
  const words = name.split(/[\s@._-]+/).filter(Boolean);
  return (
    [words[0], words[1]]
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  );
}

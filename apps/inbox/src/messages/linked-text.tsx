import type { VNode } from 'preact';

const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/;

/** A text in which web addresses can be followed. */
export function LinkedText({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text.split(address).map((part, index) =>
        index % 2 === 1 ? (
          <a key={index} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { controlUrl } from '../data/control-client.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { headersOf } from './mail-headers.ts';

interface RawSourceProps {
  readonly id: string;
  /** Shows the headers only, each with its name. */
  readonly isHeadOnly?: boolean;
}

/** How much of a source is shown: the file has all of it. */
const mostShown = 200_000;

/** An e-mail as it goes from server to server. */
export function RawSource({ id, isHeadOnly = false }: RawSourceProps): VNode {
  const [source, setSource] = useState<string>();
  const address = controlUrl(`/emails/${encodeURIComponent(id)}/raw`);
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const response = await fetch(address);
      const text = await response.text();
      if (isWanted) setSource(text);
    };
    read().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [address]);
  if (source === undefined) return <p class="quiet">Loading…</p>;
  if (isHeadOnly) return <HeaderTable source={source} />;
  const isCut = source.length > mostShown;
  return (
    <>
      <p>
        <a class="button small" href={address} download={`${id}.eml`}>
          <Icon name="download" /> Download .eml
        </a>
        {isCut && <span class="quiet"> This is the beginning of it.</span>}
      </p>
      <CodeBlock label="Raw source" text={source.slice(0, mostShown)} />
    </>
  );
}

function HeaderTable({ source }: { readonly source: string }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-frame" aria-label="Headers" tabIndex={0}>
      <table class="header-table">
        <thead>
          <tr>
            <th scope="col">Header</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {headersOf(source).map(([name, value], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>
                <code>{value}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

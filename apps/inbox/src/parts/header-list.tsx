import type { VNode } from 'preact';
import { Facts } from './facts.tsx';

/** Headers of a request or an answer. */
export function HeaderList({ headers }: { readonly headers: Readonly<Record<string, string>> }): VNode {
  const names = Object.keys(headers).sort();
  return <Facts facts={names.map((name) => [name, <code key={name}>{String(headers[name])}</code>])} />;
}

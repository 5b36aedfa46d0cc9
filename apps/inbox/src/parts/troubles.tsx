import type { VNode } from 'preact';
import type { Trouble } from '../data/views.ts';

/** Why something did not arrive, or was refused. */
export function Troubles({ troubles }: { readonly troubles: readonly Trouble[] | null | undefined }): VNode | null {
  if (!troubles || troubles.length === 0) return null;
  return (
    <ul class="troubles">
      {troubles.map(({ code, message, field }) => (
        <li key={`${code} ${field} ${message}`}>
          {code !== undefined && <code>{code}</code>} {message}
        </li>
      ))}
    </ul>
  );
}

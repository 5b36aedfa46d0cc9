import type { ComponentChildren, VNode } from 'preact';

interface FactsProps {
  /** Names and what stands beside them; what is null, undefined, false or '' is left out. */
  readonly facts: readonly (readonly [name: string, value: ComponentChildren])[];
}

/** Names with their values. */
export function Facts({ facts }: FactsProps): VNode {
  const given = facts.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '');
  return (
    <dl class="facts">
      {given.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { codes, factors, see } from '../data/store.ts';
import type { FactorView, OtpView } from '../data/views.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { isFound, searchOf } from '../state/search.ts';
import { FactorCard } from './factor-card.tsx';
import { OtpCard } from './otp-card.tsx';

/** How many codes are shown: older ones have expired. */
const mostShown = 60;

const search = searchOf('codes');

const shownCodes: ReadonlySignal<readonly OtpView[]> = computed(() =>
  codes.items.value.filter(({ to, code }) => isFound(search.value, [to, code])).slice(0, mostShown),
);

const shownFactors: ReadonlySignal<readonly FactorView[]> = computed(() =>
  factors.items.value.filter(({ name, type, id }) => isFound(search.value, [name, type, id])).slice(0, mostShown),
);

/** The codes that people were sent, and those that their apps show. */
export function CodesView(): VNode {
  useEffect(() => {
    codes.want();
    factors.want();
  }, []);
  useEffect(() => see('otp'));
  const isRead = codes.state.value !== 'loading' && factors.state.value !== 'loading';
  const isEmpty = shownCodes.value.length + shownFactors.value.length === 0;
  return (
    <section class="board" aria-label="Codes">
      <header class="pane-head">
        <p class="title" aria-hidden="true">
          Codes
        </p>
        <div class="tools">
          <SearchField view="codes" label="Search codes" />
        </div>
      </header>
      {isEmpty && isRead && search.value === '' && <NoCodes />}
      {isEmpty && isRead && search.value !== '' && <p class="pane-note">Nothing fits what you look for.</p>}
      {shownFactors.value.length > 0 && (
        <>
          <h2>Authenticator apps and devices</h2>
          <ul class="cards">
            {shownFactors.value.map((factor) => (
              <FactorCard key={factor.id} factor={factor} />
            ))}
          </ul>
        </>
      )}
      {shownCodes.value.length > 0 && (
        <>
          <h2>Sent codes</h2>
          <ul class="cards">
            {shownCodes.value.map((code) => (
              <OtpCard key={codes.facts.idOf(code)} otp={code} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function NoCodes(): VNode {
  const command = `curl ${location.origin}/preview/Verifications -u AC${'0'.repeat(32)}:any \\
  -H 'content-type: application/json' -d '{
    "to": { "address": "+12065550100", "channel": "tel" } }'`;
  return (
    <EmptyState icon="codes" title="No codes yet" command={command}>
      Codes of verifications show up here, with a button that copies them; so do the codes of authenticator apps.
    </EmptyState>
  );
}

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { callControl } from '../data/control-client.ts';
import { clock, setClock } from '../data/store.ts';
import type { ClockMoveView, ClockView } from '../data/traffic-views.ts';
import { countText } from '../data/wording.ts';
import { Facts } from '../parts/facts.tsx';
import { Icon } from '../parts/icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { attempt } from '../state/notice.ts';
import { ClockFace } from './clock-face.tsx';
import { EffectList } from './effect-list.tsx';

const modes = [
  ['real', 'Real'],
  ['frozen', 'Frozen'],
  ['scaled', 'Scaled'],
] as const;

const steps = [
  ['PT10S', '10 s'],
  ['PT1M', '1 min'],
  ['PT10M', '10 min'],
  ['PT1H', '1 h'],
  ['P1D', '1 day'],
] as const;

/** The time in the sandbox: it can stand still, run faster, or go forward. */
export function ClockPanel(): VNode {
  const told = clock.value?.view;
  const by = useSignal('PT5M');
  const at = useSignal('');
  const scale = useSignal('60');
  const move = useSignal<ClockMoveView | undefined>(undefined);
  useEffect(() => {
    void callControl<ClockView>('GET', '/clock').then(setClock, () => undefined);
  }, []);
  const set = (body: object) => attempt(async () => setClock(await callControl<ClockView>('PUT', '/clock', { body })));
  const forward = (path: string, body: object) =>
    attempt(async () => {
      const answer = await callControl<ClockMoveView>('POST', `/clock/${path}`, { body });
      setClock(answer);
      move.value = answer;
    }, 'The clock went forward');
  const advance = (duration: string) => forward('advance', { by: duration });
  return (
    <section class="panel" aria-labelledby="clock-title">
      <h2 id="clock-title">
        <Icon name="clock" /> Clock
      </h2>
      <ClockFace />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div class="segments" role="group" aria-label="How the clock runs">
        {modes.map(([mode, name]) => (
          <button
            key={mode}
            type="button"
            aria-pressed={told?.mode === mode}
            onClick={() => void set(mode === 'scaled' ? { mode, scale: Number(scale.value) || 60 } : { mode })}
          >
            {name}
          </button>
        ))}
      </div>
      <form
        class="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          void set({ mode: 'scaled', scale: Number(scale.value) });
        }}
      >
        <label>
          Scale{' '}
          <input
            type="number"
            min="0.001"
            step="any"
            value={scale.value}
            onInput={({ currentTarget }) => {
              scale.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button">
          Run at this speed
        </button>
      </form>
      <form
        class="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          const date = new Date(at.value);
          if (!Number.isNaN(date.getTime())) void set({ now: date.toISOString() });
        }}
      >
        <label>
          Set to{' '}
          <input
            type="datetime-local"
            step="1"
            value={at.value}
            onInput={({ currentTarget }) => {
              at.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button">
          Set
        </button>
      </form>
      <p class="label">Go forward</p>
      <div class="button-row">
        {steps.map(([duration, name]) => (
          <button key={duration} type="button" class="button" onClick={() => void advance(duration)}>
            + {name}
          </button>
        ))}
        <button type="button" class="button primary" onClick={() => void forward('run-until-idle', {})}>
          Run until idle
        </button>
      </div>
      <form
        class="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          void advance(by.value);
        }}
      >
        <label>
          By a duration{' '}
          <input
            type="text"
            value={by.value}
            onInput={({ currentTarget }) => {
              by.value = currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button">
          Advance
        </button>
      </form>
      {move.value && <EffectList move={move.value} />}
      <Facts
        facts={[
          ['Waiting', countText(told?.pending ?? 0, 'job')],
          ['Next', told?.next_due && <Moment key="next" at={told.next_due} isExact />],
        ]}
      />
    </section>
  );
}

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { callControl } from '../data/control-client.ts';
import { account, faults } from '../data/store.ts';
import { attempt } from '../state/notice.ts';
import { chosenKind, type FaultForm, faultGroups, faultOf } from './fault-kinds.ts';

const blank: FaultForm = { kind: 'error', account: '', texts: {} };

const often = [
  { name: 'nth', label: 'From the nth on', hint: '1' },
  { name: 'times', label: 'How many times', hint: 'always' },
  { name: 'probability', label: 'Probability', hint: '1' },
] as const;

/** Where a fault is made up. */
export function FaultFormFields(): VNode {
  const form = useSignal(blank);
  const { group, chosen } = chosenKind(form.value) ?? {};
  const write = (name: string, text: string) => {
    form.value = { ...form.value, texts: { ...form.value.texts, [name]: text } };
  };
  const add = () =>
    attempt(async () => {
      await callControl('POST', '/faults', { body: faultOf({ ...form.value, account: account.value }) });
      await faults.load();
      form.value = { ...blank, kind: form.value.kind };
    }, 'The fault is set');
  return (
    <form
      class="fault-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label class="wide">
        What happens
        <select
          value={form.value.kind}
          onChange={({ currentTarget }) => {
            form.value = { ...blank, kind: currentTarget.value };
          }}
        >
          {faultGroups.map(({ title, kinds }) => (
            <optgroup key={title} label={title}>
              {kinds.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {chosen?.numbers.map(({ name, label, usual }) => (
        <label key={name}>
          {label}
          <input
            type="number"
            min="0"
            value={form.value.texts[name] ?? usual}
            onInput={({ currentTarget }) => write(name, currentTarget.value)}
          />
        </label>
      ))}
      {group?.texts.map(({ name, label, hint }) => (
        <label key={name}>
          {label}
          <input
            type="text"
            placeholder={hint}
            value={form.value.texts[name] ?? ''}
            onInput={({ currentTarget }) => write(name, currentTarget.value)}
          />
        </label>
      ))}
      {often.map(({ name, label, hint }) => (
        <label key={name}>
          {label}
          <input
            type="number"
            min="0"
            step="any"
            placeholder={hint}
            value={form.value.texts[name] ?? ''}
            onInput={({ currentTarget }) => write(name, currentTarget.value)}
          />
        </label>
      ))}
      <button type="submit" class="button primary">
        Add fault
      </button>
    </form>
  );
}

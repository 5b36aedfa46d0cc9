import { expect, test } from 'vitest';
import { Clock } from './clock.ts';

/** A clock over a machine whose time is set by hand. */
const clockAt = (start: number) => {
  const machine = { now: start };
  return { machine, clock: new Clock(undefined, () => machine.now) };
};

test('at first it shows the machine’s time', () => {
  const { machine, clock } = clockAt(1000);

  machine.now = 1500;

  expect(clock.now()).toBe(1500);
  expect(clock.delayUntil(2000)).toBe(500);
});

test('frozen, it stands still, and what is to come never does', () => {
  const { machine, clock } = clockAt(1000);
  clock.set({ mode: 'frozen' });

  machine.now = 9000;

  expect(clock.now()).toBe(1000);
  expect(clock.delayUntil(1001)).toBeUndefined();
  expect(clock.delayUntil(1000)).toBe(0);
});

test('scaled, it runs faster or slower', () => {
  const { machine, clock } = clockAt(1000);
  clock.set({ mode: 'scaled', scale: 10 });

  machine.now = 1100;

  expect(clock.now()).toBe(2000);
  expect(clock.delayUntil(3000)).toBe(100);
});

test('back in real mode it goes on from where it was', () => {
  const { machine, clock } = clockAt(1000);
  clock.set({ mode: 'scaled', scale: 10 });
  machine.now = 1100;
  clock.set({ mode: 'real' });

  machine.now = 1101;

  expect(clock.now()).toBe(2001);
});

test('it moves forward, and not back', () => {
  const { clock } = clockAt(1000);

  clock.moveTo(5000);
  clock.moveTo(3000);

  expect(clock.now()).toBe(5000);
});

test('a clock that is made from a state goes on as if it had never stopped', () => {
  const { machine, clock } = clockAt(1000);
  clock.set({ mode: 'scaled', scale: 2 });

  machine.now = 2000;
  const later = new Clock(clock.state, () => machine.now);

  expect(later.now()).toBe(clock.now());
});

import { expect, test } from 'vitest';
import { DeliveryLanes } from './delivery-lanes.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test('subscriptions take turns, each with what it was given first', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, [10, 11, 12]);
  lanes.add(2, [20]);
  lanes.add(1, [13]);

  const turns = [lanes.take(2), lanes.take(2), lanes.take(2), lanes.take(2)];

  expect(turns).toEqual([
    { subscription: 1, deliveries: [10, 11] },
    { subscription: 2, deliveries: [20] },
    { subscription: 1, deliveries: [12, 13] },
    undefined,
  ]);
});

test('one subscription has four calls at once, and the next when one of them has ended', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, numbers(10));
  for (let call = 0; call < 4; call++) lanes.take(1);

  const fifth = lanes.take(1);
  lanes.finish(1, []);

  expect(fifth).toBeUndefined();
  expect(lanes.take(1)).toEqual({ subscription: 1, deliveries: [4] });
});

test('what did not fit into a call comes next', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, numbers(4));
  lanes.take(3);

  lanes.finish(1, [1, 2]);

  expect(lanes.take(10)?.deliveries).toEqual([1, 2, 3]);
});

test('lanes are empty when nothing waits and no call is under way', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, [1]);
  lanes.add(2, []);
  lanes.take(1);

  const during = lanes.isEmpty;
  lanes.finish(1, []);

  expect([during, lanes.isEmpty]).toEqual([false, true]);
});

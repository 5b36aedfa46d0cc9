import { expect, test } from 'vitest';
import { DeliveryLanes, type Turn } from './delivery-lanes.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Takes a turn that must be there. */
function takeFrom(lanes: DeliveryLanes, most: number): Turn {
  const turn = lanes.take(most);
  if (!turn) throw new Error('nothing waits');
  return turn;
}

test('subscriptions take turns, each with what it was given first', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, [10, 11, 12]);
  lanes.add(2, [20]);
  lanes.add(1, [13]);

  const turns = [lanes.take(2), lanes.take(2), lanes.take(2), lanes.take(2)];

  expect(turns).toMatchObject([
    { subscription: 1, deliveries: [10, 11] },
    { subscription: 2, deliveries: [20] },
    { subscription: 1, deliveries: [12, 13] },
    undefined,
  ]);
});

test('one subscription has four calls at once, and the next when one of them has ended', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, numbers(10));
  const first = takeFrom(lanes, 1);
  for (let call = 1; call < 4; call++) lanes.take(1);

  const fifth = lanes.take(1);
  lanes.finish(first, []);

  expect(fifth).toBeUndefined();
  expect(lanes.take(1)).toMatchObject({ subscription: 1, deliveries: [4] });
});

test('what did not fit into a call comes next', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, numbers(4));
  const turn = takeFrom(lanes, 3);

  lanes.finish(turn, [1, 2]);

  expect(lanes.take(10)?.deliveries).toEqual([1, 2, 3]);
});

test('lanes are empty when nothing waits and no call is under way', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, [1]);
  lanes.add(2, []);
  const turn = takeFrom(lanes, 1);

  const during = lanes.isEmpty;
  lanes.finish(turn, []);

  expect([during, lanes.isEmpty]).toEqual([false, true]);
});

test('what waits for a subscription that is gone is forgotten, and a turn of it changes nothing for another of its number', () => {
  const lanes = new DeliveryLanes();
  lanes.add(1, [10, 11]);
  lanes.add(2, [20]);
  const [gone, stays] = [takeFrom(lanes, 1), takeFrom(lanes, 1)];
  lanes.keep((subscription) => subscription === 2);
  lanes.add(1, [12]);

  lanes.finish(gone, [10]);

  expect([lanes.has(gone), lanes.has(stays)]).toEqual([false, true]);
  expect(lanes.take(10)?.deliveries).toEqual([12]);
});

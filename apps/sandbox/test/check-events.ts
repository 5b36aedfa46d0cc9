// Every test that calls a sandbox is a scenario: what it makes happen has to be told as the schema of its type says.
import { schemaProblems } from '@tooling/contract/check-by-schema';
import { afterEach, expect } from 'vitest';
import { toldData } from '../src/events/comms-v1-types.ts';
import { EventHub } from '../src/events/event-hub.ts';
import { eventSchemas } from '../src/generated/event-schemas.js';

const problems = new Set<string>();
const { emit } = EventHub.prototype;

// As if someone listened, always: what nobody has subscribed to is not even put together otherwise.
EventHub.prototype.hasSubscribers = () => true;
EventHub.prototype.hasCommsV1Subscribers = () => true;
EventHub.prototype.emit = function (account, events) {
  for (const { type, data } of events) {
    const found = schemaProblems(eventSchemas[type] ?? { not: {} }, toldData(type, data, 'AC1'));
    for (const problem of found) problems.add(`${type}: ${problem}`);
  }
  emit.call(this, account, events);
};

afterEach(() => {
  const found = [...problems];
  problems.clear();
  expect(found).toEqual([]);
});

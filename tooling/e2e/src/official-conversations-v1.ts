import { afterAll, beforeAll, expect, test } from 'vitest';
import { officialCalls } from './official-calls.ts';
import { type OfficialWorld, officialWorld, type Version } from './official-client.ts';
import { trySettings } from './official-v1-settings.ts';
import { tryThreads } from './official-v1-threads.ts';

/** Drives all of Conversations v1 with the official client. */
export function tryConversationsV1(version: Version): void {
  let world: OfficialWorld;

  beforeAll(async () => {
    world = await officialWorld(version);
  });
  afterAll(async () => await world.sandbox.close());

  trySettings(() => world);
  tryThreads(() => world);

  test('every operation of Conversations v1 was carried out for the official client', () => {
    const all = officialCalls.map(({ operation }) => operation).filter((id) => id.startsWith('conversationsV1.'));

    expect([...world.carriedOut].filter((id) => id.startsWith('conversationsV1.')).sort()).toEqual(all.sort());
  });
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { officialCalls } from './official-calls.ts';
import { type OfficialWorld, officialWorld, type Version } from './official-client.ts';
import { expectGone, expectList } from './official-list.ts';

type Services = ReturnType<OfficialWorld['newClient']>['proxy']['v1']['services'];
type ServiceContext = ReturnType<Services>;

/** A service with three numbers in its pool. */
async function newService(services: Services): Promise<ServiceContext> {
  const { sid } = await services.create({ uniqueName: 'rides' });
  for (const digit of [1, 2, 3]) {
    await services(sid).phoneNumbers.create({ phoneNumber: `+1206555000${digit}` });
  }
  return services(sid);
}

/** Drives all of Proxy with the official client. */
export function tryProxy(version: Version): void {
  let world: OfficialWorld;

  beforeAll(async () => {
    world = await officialWorld(version);
  });
  afterAll(async () => await world.sandbox.close());

  const newServices = (): Services => world.newClient().proxy.v1.services;

  test('services are made, listed, changed and removed', async () => {
    const services = newServices();
    const made: string[] = [];
    for (const uniqueName of ['a', 'b', 'c']) made.push((await services.create({ uniqueName, defaultTtl: 60 })).sid);

    await expectList(services, ({ sid }) => sid, [...made].reverse());
    const context = services(made[0] ?? '');
    expect(await context.update({ geoMatchLevel: 'country', defaultTtl: 0 })).toMatchObject({ defaultTtl: 0 });
    expect(await services('a').fetch()).toMatchObject({ sid: made[0], numberSelectionBehavior: 'prefer-sticky' });
    expect(await context.remove()).toBe(true);
    await expectGone(context.fetch());
    await expect(services.create({ uniqueName: 'b' })).rejects.toMatchObject({ status: 400, code: 80602 });
  });

  test('numbers come into a pool, are reserved, and leave it', async () => {
    const { phoneNumbers } = await newService(newServices());
    // The newest come first in all lists of this API.
    const made = await phoneNumbers.list();

    await expectList(
      phoneNumbers,
      ({ sid }) => sid,
      made.map(({ sid }) => sid),
    );
    const context = phoneNumbers(made[0]?.sid ?? '');
    expect(made[0]).toMatchObject({ phoneNumber: '+12065550003', isReserved: false, inUse: 0 });
    expect(await context.update({ isReserved: true })).toMatchObject({ isReserved: true });
    expect((await context.fetch()).capabilities).toBeInstanceOf(Object);
    expect(await context.remove()).toBe(true);
    await expectGone(context.fetch());
    await expect(phoneNumbers.create({ phoneNumber: '+12065550002' })).rejects.toMatchObject({
      status: 400,
      code: 80104,
    });
  });

  test('sessions are opened, listed, closed and removed', async () => {
    const { sessions } = await newService(newServices());
    const made: string[] = [];
    for (const uniqueName of ['a', 'b', 'c']) made.push((await sessions.create({ uniqueName, ttl: 600 })).sid);

    await expectList(sessions, ({ sid }) => sid, [...made].reverse());
    const context = sessions(made[0] ?? '');
    expect(await sessions('a').fetch()).toMatchObject({ sid: made[0], status: 'open', mode: 'voice-and-message' });
    expect(await context.update({ status: 'closed' })).toMatchObject({ status: 'closed', closedReason: 'api' });
    await expect(context.update({ status: 'open' })).rejects.toMatchObject({ status: 400, code: 80608 });
    expect(await context.remove()).toBe(true);
    await expectGone(context.fetch());
  });

  test('two people take part, and a text that one of them is sent is on record', async () => {
    const { sessions } = await newService(newServices());
    const { sid } = await sessions.create({ uniqueName: 'ride' });
    const { participants, interactions } = sessions(sid);
    const [one, other] = [
      await participants.create({ identifier: '+12065550101', friendlyName: 'Ada' }),
      await participants.create({ identifier: '+12065550102' }),
    ];
    expect(one.proxyIdentifier).toMatch(/^\+1206555000\d$/);
    expect((await participants.list()).map((each) => each.sid)).toEqual([other.sid, one.sid]);
    expect(await participants(one.sid).fetch()).toMatchObject({ friendlyName: 'Ada', identifier: '+12065550101' });
    await expect(participants.create({ identifier: '+12065550103' })).rejects.toMatchObject({
      status: 400,
      code: 80609,
    });

    const { messageInteractions } = participants(one.sid);
    const sent: string[] = [];
    for (const body of ['a', 'b', 'c']) sent.push((await messageInteractions.create({ body })).sid);
    await world.sandbox.clock.advance(60_000);

    await expectList(interactions, (each) => each.sid, [...sent].reverse());
    await expectList(messageInteractions, (each) => each.sid, [...sent].reverse());
    expect(await messageInteractions(sent[0] ?? '').fetch()).toMatchObject({ participantSid: one.sid });
    expect(await interactions(sent[0] ?? '').fetch()).toMatchObject({
      data: '{"body":"a"}',
      outboundParticipantSid: one.sid,
      outboundResourceStatus: 'delivered',
      inboundResourceSid: null,
    });
    expect((await sessions(sid).fetch()).status).toBe('in-progress');
    expect(await interactions(sent[0] ?? '').remove()).toBe(true);
    await expectGone(interactions(sent[0] ?? '').fetch());
    expect(await participants(other.sid).remove()).toBe(true);
  });

  test('every operation of Proxy that it has was carried out for the official client', () => {
    const all = officialCalls.map(({ operation }) => operation).filter((id) => id.startsWith('proxy.'));

    expect([...world.carriedOut].filter((id) => id.startsWith('proxy.')).sort()).toEqual(all.sort());
  });
}

import { expect, test } from 'vitest';
import type { OfficialWorld } from './official-client.ts';
import { expectGone, expectList } from './official-list.ts';

/** Drives what is set for accounts and services. */
export function trySettings(getWorld: () => OfficialWorld): void {
  test('services are made, listed, fetched and removed', async () => {
    const { v1 } = getWorld().newClient().conversations;
    const { defaultChatServiceSid } = await v1.configuration().fetch();
    const made = [await v1.services.create({ friendlyName: 'a' }), await v1.services.create({ friendlyName: 'b' })];

    await expectList(v1.services, ({ sid }) => sid, [defaultChatServiceSid, ...made.map(({ sid }) => sid)]);
    const context = v1.services(made[0]?.sid ?? '');
    expect(await context.fetch()).toMatchObject({ friendlyName: 'a', dateCreated: expect.any(Date) });
    expect(await context.remove()).toBe(true);
    await expectGone(context.fetch());
  });

  test('the configurations of the account and of a service are changed', async () => {
    const { v1 } = getWorld().newClient().conversations;
    const service = await v1.services.create({ friendlyName: 'a' });
    const { configuration } = v1.services(service.sid);

    const account = await v1
      .configuration()
      .update({ defaultInactiveTimer: 'PT1M', defaultChatServiceSid: service.sid });
    const own = await configuration().update({ reachabilityEnabled: true });

    expect(account).toMatchObject({ defaultInactiveTimer: 'PT1M', defaultChatServiceSid: service.sid });
    expect((await v1.configuration().fetch()).links).toMatchObject({
      webhooks: expect.stringContaining('https://conversations.twilio.com/v1/'),
    });
    expect(own.reachabilityEnabled).toBe(true);
    expect((await configuration().fetch()).defaultChatServiceRoleSid).toMatch(/^RL/);
  });

  test('webhooks and notifications are changed', async () => {
    const { v1 } = getWorld().newClient().conversations;
    const service = await v1.services.create({ friendlyName: 'a' });
    const { configuration } = v1.services(service.sid);

    await v1.configuration.webhooks().update({
      method: 'POST',
      filters: ['onMessageAdded'],
      target: 'webhook',
      postWebhookUrl: 'http://127.0.0.1:9/',
    });
    await configuration.webhooks().update({ method: 'GET', filters: ['onMessageAdd', 'onMessageAdded'] });
    await configuration
      .notifications()
      .update({ logEnabled: true, 'newMessage.enabled': true, 'newMessage.withMedia.enabled': true });

    expect(await v1.configuration.webhooks().fetch()).toMatchObject({ filters: ['onMessageAdded'], target: 'webhook' });
    expect(await configuration.webhooks().fetch()).toMatchObject({
      method: 'GET',
      filters: ['onMessageAdd', 'onMessageAdded'],
    });
    expect((await configuration.notifications().fetch()).newMessage).toMatchObject({
      enabled: true,
      with_media: { enabled: true },
    });
  });

  test('addresses are configured', async () => {
    const { addressConfigurations } = getWorld().newClient().conversations.v1;
    const made: string[] = [];
    for (const digit of [1, 2, 3]) {
      made.push(
        (
          await addressConfigurations.create({
            type: 'sms',
            address: `+1500555000${digit}`,
            'autoCreation.enabled': true,
          })
        ).sid,
      );
    }

    await expectList(addressConfigurations, ({ sid }) => sid, made, { type: 'sms' });
    const context = addressConfigurations(made[0] ?? '');
    expect((await context.update({ friendlyName: 'Line' })).friendlyName).toBe('Line');
    expect((await context.fetch()).autoCreation).toMatchObject({ enabled: true, type: 'default' });
    expect(await context.remove()).toBe(true);
    await expectGone(context.fetch());
  });

  test('credentials are kept', async () => {
    const { credentials } = getWorld().newClient().conversations.v1;
    const made: string[] = [];
    for (const name of ['a', 'b', 'c'])
      made.push((await credentials.create({ type: 'fcm', friendlyName: name, secret: 's' })).sid);

    await expectList(credentials, ({ sid }) => sid, made);
    const context = credentials(made[0] ?? '');
    expect((await context.update({ friendlyName: 'd' })).friendlyName).toBe('d');
    expect((await context.fetch()).type).toBe('fcm');
    expect(await context.remove()).toBe(true);
    await expectGone(context.fetch());
  });

  test('devices are listed and removed', async () => {
    const client = getWorld().newClient();
    const service = await client.conversations.v1.services.create({ friendlyName: 'a' });
    const made: string[] = [];
    for (const identity of ['a', 'b', 'c']) {
      const response = await fetch(`${getWorld().sandbox.url}/_sandbox/v1/bindings`, {
        method: 'POST',
        body: JSON.stringify({ account_sid: client.accountSid, chat_service_sid: service.sid, identity }),
      });
      made.push(Object(await response.json()).sid);
    }
    const { bindings } = client.conversations.v1.services(service.sid);

    await expectList(bindings, ({ sid }) => sid, made, { bindingType: ['fcm'] });
    const context = bindings(made[0] ?? '');
    expect((await context.fetch()).identity).toBe('a');
    expect(await context.remove()).toBe(true);
    await expectGone(context.fetch());
  });
}

import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { Refusal } from '../api/problem.ts';
import { tellCaused } from '../inbound/caused.ts';
import { takeClick } from '../inbound/receive-click.ts';
import { deliveryNamed, receiptStates, takeReceipt } from '../inbound/receive-receipt.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { BodyFields } from './body-fields.ts';
import { itemKindOf } from './items/item-kinds.ts';

/** What carriers and devices tell about what was sent. */
export function receiptRoutes({ services }: Receiver): Hono {
  const { database } = services;
  const api = new Hono();

  api.post('/receipts', async ({ req }) => {
    const body = await BodyFields.of(req);
    const id = body.text('id');
    const status = body.oneOf('status', receiptStates);
    const code = body.number('code', { from: 1, isInteger: true });
    body.require('id', id);
    body.require('status', status);
    body.finish();
    const delivery = deliveryNamed(services, id ?? '');
    const { result: state, caused } = await tellCaused(ownerOf(services, delivery), async () =>
      database.write(() => takeReceipt(services, delivery, { status: status ?? 'delivered', code })),
    );
    return Response.json({ id, state, caused });
  });

  api.post('/clicks', async ({ req }) => {
    const body = await BodyFields.of(req);
    const id = body.text('id');
    const url = body.text('url', /^[a-z][a-z0-9+.-]*:\S+$/i);
    body.require('id', id);
    body.require('url', url);
    body.finish();
    const delivery = deliveryNamed(services, id ?? '');
    refuseUnlessLinked(services, id ?? '', url ?? '');
    const { result, caused } = await tellCaused(ownerOf(services, delivery), async () =>
      database.write(() => takeClick(services, delivery)),
    );
    return Response.json({ id, url, ...result, caused });
  });
  return api;
}

/** @throws {Refusal} 400 when an address is none of the links in what was sent. */
function refuseUnlessLinked(services: Services, id: string, url: string): void {
  const kind = { message: 'message', email: 'email', pushnotification: 'push_notification' }[id.split('_', 1)[0] ?? ''];
  const { links = [] }: { links?: readonly string[] } = (kind && itemKindOf(kind)?.find(services, id)) || {};
  if (links.includes(url)) return;
  const message = `url is no link in ${id}: it has ${links.length > 0 ? links.join(', ') : 'none'}`;
  throw new Refusal(400, { code: 20001, field: 'url', message });
}

/** Whose a delivery is. */
function ownerOf(services: Services, delivery: number): Owner {
  const row = services.database.get<{ account: number }>('SELECT account FROM deliveries WHERE seq = ?', delivery);
  return { services, account: row?.account ?? 0 };
}

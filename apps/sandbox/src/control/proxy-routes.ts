import { Hono } from 'hono';
import { accountSidOf } from '../account-sid.ts';
import type { Receiver } from '../api/answer-request.ts';
import { namedAccount } from '../inbound/inbound-account.ts';
import { changeSettings, proxySettings } from '../proxy/account-settings.ts';
import { forgetNumbers, keepNumber, listedNumbers } from '../proxy/pool/account-number.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { BodyFields } from './body-fields.ts';
import { readNumbers } from './proxy-numbers.ts';

/** How many entries of the log are shown at most. */
const maxShown = 1000;

interface LogRow {
  readonly seq: number;
  readonly sid: string;
  readonly code: number;
  readonly message: string;
  readonly service_sid: string | null;
  readonly session_sid: string | null;
  readonly at: number;
}

/** What a test sets for Proxy, and what went wrong there while people called and wrote. */
export function proxyRoutes({ services }: Receiver): Hono {
  const api = new Hono();
  const { database } = services;

  api.put('/settings', async ({ req }) => {
    const body = await BodyFields.of(req);
    const sid = body.text('account_sid');
    const assignsReserved = body.yesOrNo('assigns_reserved');
    const makesServices = body.yesOrNo('makes_services');
    body.require('account_sid', sid);
    body.finish();
    const owner = ownerOf(services, sid ?? '');
    const changed = database.write(() =>
      changeSettings(owner, {
        ...(assignsReserved !== undefined && { assignsReserved }),
        ...(makesServices !== undefined && { makesServices }),
      }),
    );
    return Response.json({
      account_sid: sid,
      assigns_reserved: changed.assignsReserved,
      makes_services: changed.makesServices,
    });
  });

  api.put('/numbers', async ({ req }) => {
    const { accountSid, numbers } = readNumbers(await req.text());
    const owner = ownerOf(services, accountSid);
    database.write(() => {
      forgetNumbers(owner);
      changeSettings(owner, { hasListedNumbers: numbers !== null });
      for (const numberFor of numbers ?? []) keepNumber(owner, numberFor(owner), true);
    });
    return Response.json(numbersOf(owner));
  });

  api.get('/numbers', ({ req }) => Response.json(numbersOf(ownerOf(services, req.query('account_sid') ?? ''))));

  api.get('/log', ({ req }) => {
    const rows = database.all<LogRow>(
      `SELECT l.*, a.sid FROM proxy_log l JOIN accounts a ON a.seq = l.account
        WHERE (?1 IS NULL OR a.sid = ?1) AND (?2 IS NULL OR l.code = ?2) AND (?3 IS NULL OR l.service_sid = ?3)
        ORDER BY l.seq DESC LIMIT ?4`,
      req.query('account_sid') ?? null,
      req.query('code') === undefined ? null : Number(req.query('code')),
      req.query('service_sid') ?? null,
      maxShown,
    );
    return Response.json({ log: rows.map(logView) });
  });
  return api;
}

function ownerOf(services: Services, sid: string): Owner {
  return { services, account: namedAccount(services, sid) };
}

function numbersOf(owner: Owner): object {
  const numbers = proxySettings(owner).hasListedNumbers ? listedNumbers(owner) : null;
  return { account_sid: accountSidOf(owner), numbers };
}

function logView({ sid, code, message, service_sid: service, session_sid: session, at }: LogRow): object {
  const time = new Date(at).toISOString();
  return { account_sid: sid, code, message, service_sid: service, session_sid: session, at: time };
}

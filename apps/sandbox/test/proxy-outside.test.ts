import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ada, frozenSandbox, grace, later, linus, now, type Pair, ProxyClient } from './proxy-client.ts';
import { account, type Json } from './test-client.ts';
import { type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

const driver = '+12065550190';

let sandbox: Sandbox;
let proxy: ProxyClient;
let receiver: WebhookReceiver;
let pair: Pair;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
  receiver = await webhookReceiver();
  pair = await proxy.pair({ OutOfSessionCallbackUrl: `${receiver.url}/outside` }, { UniqueName: 'Ride 7', Ttl: '60' });
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

/** Has the receiver answer with JSON. */
function answerJson(body: object): void {
  receiver.answer('/outside', 200, { body: JSON.stringify(body) });
}

/** Has the receiver answer with TwiML. */
function answerTwiml(body: string, contentType = 'application/xml'): void {
  receiver.answer('/outside', 200, { body, contentType });
}

async function sessions(): Promise<Json[]> {
  return (await proxy.get(`/Services/${pair.service.sid}/Sessions`)).sessions;
}

test('of a stranger the callback gets the message alone', async () => {
  const { proxy_identifier: to } = pair.ada;

  const taken = await proxy.hear(linus, to, 'Hello', { media: [{ url: 'https://example.com/a.jpg' }] });
  const [webhook] = receiver.received;

  const sid = webhook?.fields['MessageSid'];
  expect(webhook).toMatchObject({ method: 'POST', isSigned: true });
  expect(webhook?.fields).toEqual({
    MessageSid: expect.stringMatching(/^SM[\da-f]{32}$/),
    SmsSid: sid,
    SmsMessageSid: sid,
    AccountSid: account,
    From: linus,
    To: to,
    Body: 'Hello',
    NumMedia: '1',
    MediaUrl0: 'https://example.com/a.jpg',
    NumSegments: '1',
    SmsStatus: 'received',
    ApiVersion: '2010-04-01',
  });
  expect(taken).toEqual({ service_sid: pair.service.sid, out_of_session: true });
  expect(await proxy.codes()).toEqual([]);
});

test('of whom had a session the callback gets that, and both people', async () => {
  await proxy.hear(ada, pair.ada.proxy_identifier);
  await sandbox.clock.advance(5000);
  await proxy.post(pair.path, { Status: 'closed' });

  await proxy.hear(ada, pair.ada.proxy_identifier);

  expect(receiver.received[0]?.fields).toMatchObject({
    sessionSid: pair.session.sid,
    sessionUniqueName: 'Ride 7',
    sessionAccountSid: account,
    sessionServiceSid: pair.service.sid,
    sessionStatus: 'closed',
    sessionMode: 'voice-and-message',
    sessionDateCreated: now,
    sessionDateStarted: now,
    sessionDateUpdated: later(5),
    sessionDateEnded: later(5),
    sessionDateLastInteraction: now,
    sessionClosedReason: 'api',
    ttl: '60',
    inboundParticipantSid: pair.ada.sid,
    inboundParticipantIdentifier: ada,
    inboundParticipantProxyIdentifier: pair.ada.proxy_identifier,
    inboundParticipantProxyIdentifierSid: pair.ada.proxy_identifier_sid,
    inboundParticipantAccountSid: account,
    inboundParticipantServiceSid: pair.service.sid,
    inboundParticipantSessionSid: pair.session.sid,
    inboundParticipantDateCreated: now,
    inboundParticipantDateUpdated: now,
    outboundParticipantSid: pair.grace.sid,
    outboundParticipantIdentifier: grace,
  });
});

test('of a call the callback gets what a call has', async () => {
  const { proxy_identifier: to } = pair.ada;

  await proxy.ring(linus, to);

  expect(receiver.received[0]?.fields).toEqual({
    CallSid: expect.stringMatching(/^CA[\da-f]{32}$/),
    AccountSid: account,
    From: linus,
    To: to,
    Caller: linus,
    Called: to,
    CallStatus: 'ringing',
    Direction: 'inbound',
    ApiVersion: '2010-04-01',
  });
});

test('a message in TwiML is an answer from the number that was written to', async () => {
  answerTwiml('<?xml version="1.0"?><Response><Message>The ride is over &amp; done.</Message></Response>');

  const taken = await proxy.hear(linus, pair.ada.proxy_identifier);
  const sent = await proxy.sent();

  expect(taken).toMatchObject({
    out_of_session: true,
    twiml: [{ name: 'Message', text: 'The ride is over & done.' }],
    reply_sids: [expect.stringMatching(/^SM[\da-f]{32}$/)],
  });
  expect(sent).toMatchObject([
    {
      from: { address: pair.ada.proxy_identifier },
      to: [{ address: linus }],
      content: { text: 'The ride is over & done.' },
    },
  ]);
});

test('what TwiML says to a caller is told by the control API', async () => {
  answerTwiml('<Response><Say voice="alice">Goodbye.</Say><Hangup/></Response>', 'text/xml');

  expect(await proxy.ring(linus, pair.ada.proxy_identifier)).toMatchObject({
    twiml: [
      { name: 'Say', text: 'Goodbye.' },
      { name: 'Hangup', text: '' },
    ],
  });
  expect(await proxy.sent()).toEqual([]);
});

test('an answer in JSON makes a session, and the contact goes on in it', async () => {
  answerJson({
    uniqueName: 'Ride 8',
    ttl: 90,
    participantIdentifier: driver,
    participantFriendlyName: 'Driver',
    participantProxyIdentifier: '+12065557003',
  });

  const taken = await proxy.hear(linus, pair.ada.proxy_identifier, 'Anybody there?');
  const [session] = await sessions();
  const path = `/Services/${pair.service.sid}/Sessions/${session.sid}`;

  expect(session).toMatchObject({
    sid: taken.session_sid,
    unique_name: 'Ride 8',
    ttl: 90,
    mode: 'voice-and-message',
    status: 'in-progress',
  });
  expect((await proxy.get(`${path}/Participants`)).participants).toMatchObject([
    { identifier: driver, friendly_name: 'Driver', proxy_identifier: '+12065557003' },
    { identifier: linus, proxy_identifier: pair.ada.proxy_identifier },
  ]);
  expect(await proxy.sent()).toMatchObject([
    { from: { address: '+12065557003' }, to: [{ address: driver }], content: { text: 'Anybody there?' } },
  ]);
  expect(await proxy.interactions(path)).toMatchObject([{ sid: taken.interaction_sid }]);
});

test('a call goes on in a session that was made for it, too', async () => {
  answerJson({ participantIdentifier: driver });

  const taken = await proxy.ring(linus, pair.ada.proxy_identifier);

  expect(taken).toMatchObject({ out_of_session: true, interaction_sid: expect.stringMatching(/^KI/) });
});

test('a session that is made so has neither the ttl of its service nor one of its own', async () => {
  await proxy.post(`/Services/${pair.service.sid}`, { DefaultTtl: '60' });
  answerJson({ participantIdentifier: 'messenger:123456' });

  await proxy.hear(linus, pair.ada.proxy_identifier);

  expect((await sessions())[0]).toMatchObject({ ttl: 0, date_expiry: null, mode: 'message-only', unique_name: null });
});

test('an answer in JSON can say the mode, and when the session ends', async () => {
  answerJson({ participantIdentifier: driver, mode: 'message-only', dateExpiry: later(60) });

  await proxy.hear(linus, pair.ada.proxy_identifier);

  expect((await sessions())[0]).toMatchObject({ mode: 'message-only', date_expiry: later(60) });
});

test.each([
  ['nobody', {}, 80701],
  ['the same person', { participantIdentifier: linus }, 80103],
  ['no person', { participantIdentifier: 'somebody' }, 80404],
  ['a mode that nobody knows', { participantIdentifier: driver, mode: 'fax' }, 80701],
  ['a ttl that is no number', { participantIdentifier: driver, ttl: 'long' }, 80701],
  ['a date that has passed', { participantIdentifier: driver, dateExpiry: '2020-01-01T00:00:00Z' }, 80701],
  ['a name that is taken', { participantIdentifier: driver, uniqueName: 'Ride 7' }, 80603],
  ['a name that is no text', { participantIdentifier: driver, uniqueName: 7 }, 80701],
])('an answer in JSON with %s makes no session, and is noted', async (_, body, code) => {
  answerJson(body);

  const taken = await proxy.hear(linus, pair.ada.proxy_identifier);

  expect(taken).toMatchObject({ error_code: code });
  expect(await proxy.codes()).toEqual([code]);
  expect(await sessions()).toHaveLength(1);
  expect(await proxy.sent()).toEqual([]);
});

test.each([
  ['an error', 500, '', 'text/plain'],
  ['a refusal', 403, '', 'text/plain'],
  ['JSON that is none', 200, '{', 'application/json'],
  ['a list', 200, '[]', 'application/json'],
  ['TwiML that is none', 200, '<Message>Hi</Message>', 'application/xml'],
])('%s as the answer is noted', async (_, status, body, contentType) => {
  receiver.answer('/outside', status, { body, contentType });

  expect(await proxy.hear(linus, pair.ada.proxy_identifier)).toMatchObject({ error_code: 80913 });
  expect(await proxy.codes()).toEqual([80913]);
});

test('a callback that cannot be reached is noted', async () => {
  await receiver.close();

  expect(await proxy.hear(linus, pair.ada.proxy_identifier)).toMatchObject({ error_code: 80913 });
});

test('an answer that comes after its service was deleted does nothing', async () => {
  receiver.answer('/outside', 200, { body: JSON.stringify({ participantIdentifier: driver }), delayMs: 300 });

  const heard = proxy.hear(linus, pair.ada.proxy_identifier);
  await expect.poll(() => receiver.received.length).toBe(1);
  await proxy.call('DELETE', `/Services/${pair.service.sid}`);

  expect(await heard).toEqual({ service_sid: pair.service.sid, out_of_session: true });
  expect(await proxy.sent()).toEqual([]);
});

test('nobody is asked about a word that asks to stop', async () => {
  expect(await proxy.hear(linus, pair.ada.proxy_identifier, 'STOP')).toMatchObject({ error_code: 80901 });
  expect(receiver.received).toEqual([]);
});

test('a session that has expired, and nobody has noticed yet, is one that is closed', async () => {
  await sandbox.clock.set({ now: new Date(Date.parse(now) + 61_000) });

  await proxy.hear(ada, pair.ada.proxy_identifier);

  expect(receiver.received[0]?.fields).toMatchObject({ sessionStatus: 'closed', sessionClosedReason: 'ttl' });
  expect(await proxy.get(pair.path)).toMatchObject({ status: 'closed' });
});

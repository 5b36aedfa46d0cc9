import { expect, test } from 'vitest';
import { answering, baseURL } from '../test/answering-client.ts';
import type { ProxyV1 } from './index.ts';

/** The time that all documented answers have. */
const at = new Date(Date.UTC(2015, 6, 30, 20));

const a = 'a'.repeat(32);
const time = '2015-07-30T20:00:00Z';
const dates = { date_created: time, date_updated: time };

const sids = { service: `KS${a}`, number: `PN${a}`, session: `KC${a}`, participant: `KP${a}` };
const interactionSid = `KI${a}`;

const serviceUrl = `${baseURL}/Services/${sids.service}`;
const sessionUrl = `${serviceUrl}/Sessions/${sids.session}`;
const participantUrl = `${sessionUrl}/Participants/${sids.participant}`;

const service = {
  sid: sids.service,
  account_sid: `AC${a}`,
  chat_instance_sid: `IS${a}`,
  unique_name: 'My Service',
  default_ttl: 3600,
  callback_url: 'http://www.example.com',
  geo_match_level: 'country',
  number_selection_behavior: 'prefer-sticky',
  intercept_callback_url: 'http://www.example.com',
  out_of_session_callback_url: 'http://www.example.com',
  ...dates,
  url: serviceUrl,
  links: { sessions: `${serviceUrl}/Sessions`, phone_numbers: `${serviceUrl}/PhoneNumbers` },
};

const phoneNumber = {
  sid: sids.number,
  account_sid: `AC${a}`,
  service_sid: sids.service,
  ...dates,
  phone_number: '+1987654321',
  friendly_name: 'Friendly Name',
  iso_country: 'US',
  capabilities: { sms_outbound: true, voice_inbound: false },
  url: `${serviceUrl}/PhoneNumbers/${sids.number}`,
  is_reserved: false,
  in_use: 0,
};

const session = {
  service_sid: sids.service,
  status: 'open',
  unique_name: 'Order #1234',
  date_started: time,
  date_ended: time,
  date_last_interaction: time,
  date_expiry: time,
  ttl: 3600,
  mode: 'voice-and-message',
  closed_reason: '',
  sid: sids.session,
  ...dates,
  account_sid: `AC${a}`,
  url: sessionUrl,
  links: { interactions: `${sessionUrl}/Interactions`, participants: `${sessionUrl}/Participants` },
};

const participant = {
  sid: sids.participant,
  session_sid: sids.session,
  service_sid: sids.service,
  account_sid: `AC${a}`,
  identifier: 'messenger:123456',
  proxy_identifier: 'messenger:987654532',
  proxy_identifier_sid: sids.number,
  friendly_name: 'a facebook user',
  date_deleted: time,
  ...dates,
  url: participantUrl,
  links: { message_interactions: `${participantUrl}/MessageInteractions` },
};

const interaction = {
  service_sid: sids.service,
  data: '{"body":"some message"}',
  ...dates,
  inbound_participant_sid: sids.participant,
  inbound_resource_sid: `SM${a}`,
  inbound_resource_status: 'sent',
  inbound_resource_type: 'Message',
  inbound_resource_url: null,
  outbound_participant_sid: `KP${'b'.repeat(32)}`,
  outbound_resource_sid: `SM${'b'.repeat(32)}`,
  outbound_resource_status: 'sent',
  outbound_resource_type: 'Message',
  outbound_resource_url: null,
  sid: interactionSid,
  type: 'message',
  url: `${sessionUrl}/Interactions/${interactionSid}`,
  account_sid: `AC${a}`,
  session_sid: sids.session,
};

const messageInteraction = {
  ...interaction,
  participant_sid: sids.participant,
  inbound_participant_sid: null,
  inbound_resource_sid: null,
  inbound_resource_status: null,
  inbound_resource_type: null,
  outbound_participant_sid: sids.participant,
  url: `${participantUrl}/MessageInteractions/${interactionSid}`,
};

const chatInstanceSid = service.chat_instance_sid;
const scope = [sids.service, sids.session] as const;

const answers: [string, object, (proxy: ProxyV1) => Promise<unknown>][] = [
  ['fetchService', service, (proxy) => proxy.fetchService(sids.service)],
  ['fetchPhoneNumber', phoneNumber, (proxy) => proxy.fetchPhoneNumber(sids.service, sids.number)],
  ['fetchSession', session, (proxy) => proxy.fetchSession(...scope)],
  ['fetchParticipant', participant, (proxy) => proxy.fetchParticipant(...scope, sids.participant)],
  ['fetchInteraction', interaction, (proxy) => proxy.fetchInteraction(...scope, interactionSid)],
  [
    'fetchMessageInteraction',
    messageInteraction,
    (proxy) => proxy.fetchMessageInteraction(...scope, sids.participant, interactionSid),
  ],
];

test.each(answers)('the documented answer of %s is read whole, with dates', async (_, documented, call) => {
  const { proxy } = answering(documented);
  const dates = Object.keys(documented).filter((name) => name.startsWith('date_'));

  const result = await call(proxy);

  expect(result).toMatchObject(Object.fromEntries(dates.map((name) => [publicName(name), at])));
  expect(Object.keys(Object(result)).sort()).toEqual(Object.keys(documented).map(publicName).sort());
});

function publicName(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

test('what is nested has public names, too', async () => {
  const { proxy } = answering(phoneNumber, participant);

  const number = await proxy.fetchPhoneNumber(sids.service, sids.number);
  const { links } = await proxy.fetchParticipant(...scope, sids.participant);

  expect(number.capabilities).toEqual({ smsOutbound: true, voiceInbound: false });
  expect(links?.messageInteractions).toBe(participant.links.message_interactions);
});

test('a documented page is read, and says where it stands', async () => {
  const url = `${baseURL}/Services/${sids.service}/PhoneNumbers?PageSize=50&Page=0`;
  const meta = {
    page: 0,
    page_size: 50,
    first_page_url: url,
    previous_page_url: null,
    next_page_url: null,
    key: 'phone_numbers',
    url,
  };
  const { proxy } = answering({ meta, phone_numbers: [phoneNumber] });

  const page = await proxy.listPhoneNumber(sids.service);

  expect(page.items).toMatchObject([{ sid: sids.number, phoneNumber: '+1987654321', dateCreated: at }]);
  expect(page.meta).toMatchObject({ page: 0, pageSize: 50, firstPageUrl: url, nextPageUrl: null });
  expect(page.hasNext).toBe(false);
});

const requests: [string, string[][], (proxy: ProxyV1) => Promise<unknown>][] = [
  [
    'createService',
    [
      ['DefaultTtl', '3600'],
      ['CallbackUrl', 'http://www.example.com'],
      ['UniqueName', 'My Service'],
      ['ChatInstanceSid', chatInstanceSid],
    ],
    (proxy) =>
      proxy.createService({
        defaultTtl: 3600,
        callbackUrl: 'http://www.example.com',
        uniqueName: 'My Service',
        chatInstanceSid,
      }),
  ],
  ['createPhoneNumber', [['Sid', sids.number]], (proxy) => proxy.createPhoneNumber('KS1', { sid: sids.number })],
  [
    'updatePhoneNumber',
    [['IsReserved', 'true']],
    (proxy) => proxy.updatePhoneNumber('KS1', sids.number, { isReserved: true }),
  ],
  [
    'createSession',
    [
      ['Ttl', '3600'],
      ['UniqueName', 'Order #1234'],
    ],
    (proxy) => proxy.createSession('KS1', { ttl: 3600, uniqueName: 'Order #1234' }),
  ],
  [
    'updateSession',
    [
      ['Ttl', '3600'],
      ['Status', 'in-progress'],
    ],
    (proxy) => proxy.updateSession('KS1', 'KC1', { ttl: 3600, status: 'in-progress' }),
  ],
  [
    'createParticipant',
    [
      ['FriendlyName', 'a facebook user'],
      ['Identifier', 'messenger:123456'],
      ['ProxyIdentifier', 'messenger:987654532'],
    ],
    (proxy) =>
      proxy.createParticipant('KS1', 'KC1', {
        friendlyName: 'a facebook user',
        identifier: 'messenger:123456',
        proxyIdentifier: 'messenger:987654532',
      }),
  ],
  [
    'createMessageInteraction',
    [['Body', 'some message']],
    (proxy) => proxy.createMessageInteraction('KS1', 'KC1', 'KP1', { body: 'some message' }),
  ],
];

test.each(requests)('the documented request of %s is what is sent', async (_, form, call) => {
  const { proxy, sent } = answering({ sid: 'XX1' });

  await call(proxy);

  expect(sent[0]?.form).toEqual(form);
});

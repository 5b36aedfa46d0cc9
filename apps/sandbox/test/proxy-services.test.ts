import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ada, frozenSandbox, grace, later, now, numbers, ProxyClient, refusalOf } from './proxy-client.ts';
import { account, otherAccount } from './test-client.ts';

const chat = `IS${'a'.repeat(32)}`;
const unknown = `KS${'0'.repeat(32)}`;

let sandbox: Sandbox;
let proxy: ProxyClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
});
afterEach(async () => await sandbox.close());

test('the documented request makes a service, and its URLs begin as the client called', async () => {
  const service = await proxy.make('/Services', {
    DefaultTtl: '3600',
    CallbackUrl: 'http://www.example.com',
    UniqueName: 'My Service',
    ChatInstanceSid: chat,
  });

  const url = `${sandbox.url}/proxy.twilio.com/v1/Services/${service.sid}`;
  expect(service).toEqual({
    sid: expect.stringMatching(/^KS[\da-f]{32}$/),
    account_sid: account,
    chat_instance_sid: chat,
    unique_name: 'My Service',
    default_ttl: 3600,
    callback_url: 'http://www.example.com',
    geo_match_level: 'country',
    number_selection_behavior: 'prefer-sticky',
    intercept_callback_url: null,
    out_of_session_callback_url: null,
    date_created: now,
    date_updated: now,
    url,
    links: { sessions: `${url}/Sessions`, phone_numbers: `${url}/PhoneNumbers` },
  });
});

test('a service is fetched by its SID and by its unique name', async () => {
  const service = await proxy.make('/Services', { UniqueName: 'My Service' });

  expect(await proxy.get(`/Services/${service.sid}`)).toEqual(service);
  expect(await proxy.get('/Services/My%20Service')).toEqual(service);
});

test('an update changes what it names, an empty value takes away, and the rest stays', async () => {
  const service = await proxy.make('/Services', {
    UniqueName: 'Rides',
    CallbackUrl: 'https://example.com/a',
    InterceptCallbackUrl: 'https://example.com/b',
    DefaultTtl: '60',
  });
  await sandbox.clock.advance(5000);

  const answer = await proxy.post(`/Services/${service.sid}`, {
    CallbackUrl: '',
    OutOfSessionCallbackUrl: 'https://example.com/c',
    GeoMatchLevel: 'area-code',
    NumberSelectionBehavior: 'avoid-sticky',
    UniqueName: 'Trips',
  });

  expect(answer).toMatchObject({ status: 200 });
  expect(answer.body).toEqual({
    ...service,
    unique_name: 'Trips',
    callback_url: null,
    out_of_session_callback_url: 'https://example.com/c',
    geo_match_level: 'area-code',
    number_selection_behavior: 'avoid-sticky',
    date_updated: later(5),
  });
});

test.each(['country', 'area-code', 'extended-area-code', 'overlay', 'radius'])(
  'the geo match level %s of one of the documents is known',
  async (level) => {
    const service = await proxy.make('/Services', { UniqueName: 'Rides', GeoMatchLevel: level });

    expect(service.geo_match_level).toBe(level);
  },
);

test('services are listed with the newest first, in pages that lead on', async () => {
  for (const name of ['a', 'b', 'c']) await proxy.make('/Services', { UniqueName: name });

  const first = await proxy.get('/Services?PageSize=2');
  const second = await proxy.get(first.meta.next_page_url);

  expect(first.services.map(({ unique_name: name }: { unique_name: string }) => name)).toEqual(['c', 'b']);
  expect(second.services.map(({ unique_name: name }: { unique_name: string }) => name)).toEqual(['a']);
  expect(first.meta).toMatchObject({ key: 'services', page: 0, page_size: 2, previous_page_url: null });
  expect(second.meta).toMatchObject({ page: 1, next_page_url: null });
});

test('an empty list says where it stands as the documents show it', async () => {
  const url = `${sandbox.url}/proxy.twilio.com/v1/Services?PageSize=50&Page=0`;

  expect(await proxy.get('/Services')).toEqual({
    services: [],
    meta: {
      first_page_url: url,
      key: 'services',
      next_page_url: null,
      page: 0,
      page_size: 50,
      previous_page_url: null,
      url,
    },
  });
});

test('however many are asked for, a page has at most 100', async () => {
  const { meta } = await proxy.get('/Services?PageSize=1000');

  expect(meta.page_size).toBe(100);
});

test('a deleted service takes along what is in it, also sessions in progress, and frees its numbers', async () => {
  const { service, path, ada: rider } = await proxy.pair();
  await proxy.hear(ada, rider.proxy_identifier);

  const answer = await proxy.call('DELETE', `/Services/${service.sid}`);
  const again = await proxy.service({ UniqueName: 'Rides' });

  expect(answer.status).toBe(204);
  expect(await proxy.call('GET', path)).toMatchObject({ status: 404, body: { code: 20404 } });
  expect((await proxy.get(`/Services/${again.sid}/PhoneNumbers`)).phone_numbers).toHaveLength(numbers.length);
  expect(await proxy.call('GET', `/Services/${service.sid}`)).toMatchObject({ status: 404, body: { code: 20404 } });
});

test('what was under way when its service was deleted still arrives', async () => {
  const { service, ada: rider } = await proxy.pair();
  await proxy.hear(ada, rider.proxy_identifier);
  await proxy.call('DELETE', `/Services/${service.sid}`);

  await sandbox.clock.advance(60_000);

  expect(await proxy.sent()).toMatchObject([
    { to: [{ address: grace }], delivery_status: { delivered: { count: 1 } } },
  ]);
});

test('a name is missing, taken, or too long', async () => {
  await proxy.make('/Services', { UniqueName: 'Rides' });
  const other = await proxy.make('/Services', { UniqueName: 'Trips' });

  expect(refusalOf(await proxy.post('/Services'))).toEqual({ status: 400, code: 20001 });
  expect(refusalOf(await proxy.post('/Services', { UniqueName: '' }))).toEqual({ status: 400, code: 80701 });
  expect(refusalOf(await proxy.post('/Services', { UniqueName: 'Rides' }))).toEqual({ status: 400, code: 80602 });
  expect(refusalOf(await proxy.post('/Services', { UniqueName: 'a'.repeat(192) }))).toEqual({
    status: 400,
    code: 80701,
  });
  expect(refusalOf(await proxy.post(`/Services/${other.sid}`, { UniqueName: 'Rides' }))).toEqual({
    status: 400,
    code: 80602,
  });
});

test('a service keeps its own name when it is changed', async () => {
  const service = await proxy.make('/Services', { UniqueName: 'Rides' });

  expect(await proxy.post(`/Services/${service.sid}`, { UniqueName: 'Rides' })).toMatchObject({ status: 200 });
});

test('a chat service belongs to one service only', async () => {
  await proxy.make('/Services', { UniqueName: 'Rides', ChatInstanceSid: chat });

  const answer = await proxy.post('/Services', { UniqueName: 'Trips', ChatInstanceSid: chat });

  expect(refusalOf(answer)).toEqual({ status: 400, code: 80105 });
});

test.each([
  ['GeoMatchLevel', 'planet'],
  ['NumberSelectionBehavior', 'sticky'],
  ['DefaultTtl', '-1'],
  ['DefaultTtl', 'soon'],
  ['CallbackUrl', 'example'],
  ['InterceptCallbackUrl', 'ftp://example.com'],
  ['OutOfSessionCallbackUrl', 'example'],
  ['ChatInstanceSid', 'IS1'],
])('%s cannot be %s, and the answer names the parameter', async (name, value) => {
  const answer = await proxy.post('/Services', { UniqueName: 'Rides', [name]: value });

  expect(answer).toMatchObject({ status: 400, body: { code: 80701, status: 400 } });
  expect(answer.body.message).toMatch(new RegExp(`^'${name}' is invalid\\. `));
  expect(answer.body.more_info).toBe('https://www.twilio.com/docs/errors/80701');
});

test('a parameter that nobody knows is refused', async () => {
  expect(await proxy.post('/Services', { UniqueName: 'Rides', Colour: 'red' })).toMatchObject({ status: 400 });
});

test.each([
  ['GET', ''],
  ['POST', ''],
  ['DELETE', ''],
  ['GET', '/PhoneNumbers'],
  ['POST', '/PhoneNumbers'],
  ['GET', '/ShortCodes'],
  ['POST', '/ShortCodes'],
  ['GET', '/Sessions'],
  ['POST', '/Sessions'],
])('%s of an unknown service%s is not found', async (method, rest) => {
  const answer = await proxy.call(method, `/Services/${unknown}${rest}`, method === 'POST' ? { form: {} } : {});

  expect(refusalOf(answer)).toEqual({ status: 404, code: 20404 });
});

test('an account sees nothing of the services of another', async () => {
  const service = await proxy.make('/Services', { UniqueName: 'Rides' });

  const fetched = await proxy.call('GET', `/Services/${service.sid}`, { account: otherAccount });
  const listed = await proxy.call('GET', '/Services', { account: otherAccount });
  const named = await proxy.call('POST', '/Services', { form: { UniqueName: 'Rides' }, account: otherAccount });

  expect(refusalOf(fetched)).toEqual({ status: 404, code: 20404 });
  expect(listed.body.services).toEqual([]);
  expect(named.status).toBe(201);
});

test('a test can have an account that makes no services, as new accounts make none', async () => {
  const body = { account_sid: account, makes_services: false };
  await proxy.control('PUT', '/settings', body);

  const answer = await proxy.post('/Services', { UniqueName: 'Rides' });

  expect(refusalOf(answer)).toEqual({ status: 400, code: 80506 });
});

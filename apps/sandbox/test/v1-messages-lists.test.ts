import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, hour, later, minute } from './orchestrator-client.ts';
import { call, type Json, otherAccount } from './test-client.ts';
import { ada, grace, lostPhone, MessagesV1Client, newProfile, onPhone } from './v1-messages-client.ts';

const alan = '+12065550102';
const edith = '+12065550103';
const hedy = '+12065550104';

let sandbox: Sandbox;
let v1: MessagesV1Client;
let profile: Json;
let first: string;
beforeAll(async () => {
  sandbox = await frozenSandbox();
  v1 = new MessagesV1Client(sandbox);
  profile = await newProfile(sandbox, hedy);
  await sandbox.clock.set({ mode: 'frozen', now: new Date(later(minute)) });
  first = await v1.send([onPhone(ada), onPhone(lostPhone)], { tags: { kind: 'x', city: 'Rome' } });
  await sandbox.clock.advance(minute);
  const whatsapp = { address: '+15005550006', channel: 'WHATSAPP' };
  await v1.send([{ address: grace, channel: 'WHATSAPP' }], { from: whatsapp, tags: { kind: 'x' } });
  await v1.send([onPhone(alan)], { from: { address: 'rcs:shop', channel: 'RCS' } });
  await sandbox.clock.advance(minute);
  await v1.send([profile, { ...profile, profileId: 'mem_profile_unknown' }], { schedule: { sendAt: [later(hour)] } });
  await v1.ask('POST', `/Messages/Operations/${await v1.send([onPhone(edith)])}/Cancel`);
  await v1.send([onPhone(hedy)]);
});
afterAll(async () => await sandbox.close());

test('without filters all messages are listed, the newest first, but not those to nowhere', async () => {
  expect(await v1.found('')).toEqual([hedy, edith, profile.profileId, alan, grace, lostPhone, ada]);
});

test.each([
  ['channel=SMS', [hedy, edith, 'profile', lostPhone, ada]],
  ['channel=RCS', [alan]],
  ['channel=WHATSAPP', [grace]],
  ['status=SCHEDULED', ['profile']],
  ['status=QUEUED', [hedy]],
  ['status=DELIVERED', [ada]],
  ['status=READ', [alan, grace]],
  ['status=UNDELIVERED', [lostPhone]],
  ['status=CANCELED', [edith]],
  ['status=FAILED', []],
  ['status=GROUP', []],
  ['tags=kind:x;', [grace, lostPhone, ada]],
  ['tags=kind:x;city:Rome;', [lostPhone, ada]],
  ['tags=kind:x;city:Rome', [lostPhone, ada]],
  ['tags=kind:y;', []],
  [`startDate=${later(minute)}`, [hedy, edith, 'profile', alan, grace]],
  [`endDate=${later(2 * minute)}`, [lostPhone, ada]],
  [`startDate=${later(minute)}&endDate=${later(3 * minute)}`, [alan, grace]],
  ['sessionId=comms_session_01h9krwprkeee8fzqspvwy6nq8', []],
  ['operationId=comms_operation_01h9krwprkeee8fzqspvwy6nq8', []],
  ['status=READ&channel=RCS', [alan]],
])('%s leads to %j', async (query, expected) => {
  expect(await v1.found(query)).toEqual(expected.map((each) => (each === 'profile' ? profile.profileId : each)));
});

test('messages of a send are found by its identifier in all its forms, and by the name in snake_case', async () => {
  const bare = first.slice('comms_operation_'.length);

  for (const query of [`operationId=${first}`, `operationId=${bare}`, `operation_id=operation_${bare}`]) {
    expect(await v1.found(query)).toEqual([lostPhone, ada]);
  }
});

test('messages of a profile are those that were sent to it, and those to an address of it', async () => {
  expect(await v1.found(`profile=${profile.profileId}`)).toEqual([hedy, profile.profileId]);
  expect(await v1.found('profile=mem_profile_unknown')).toEqual([]);
});

test.each([
  ['tags=kind', 'tags'],
  ['tags=a:b;c;', 'tags'],
  ['startDate=soon', 'startDate'],
  [`startDate=${later(0)}&endDate=${later(0)}`, 'endDate'],
  [`startDate=${later(1)}&endDate=${later(0)}`, 'endDate'],
  ['pageSize=0', 'pageSize'],
  ['pageSize=1001', 'pageSize'],
  ['pageToken=nonsense', 'pageToken'],
  ['color=red', 'color'],
])('%s is refused: %s is to blame', async (query, field) => {
  const { status, body } = await v1.ask('GET', `/Messages?${query}`);

  expect([status, body.errors[0].context]).toEqual([400, `$.${field}`]);
});

test('pages follow one another by tokens, and the last one has no next', async () => {
  const sizes: number[] = [];
  const seen: string[] = [];
  let token: string | null = '';
  for (let page = 0; token !== null && page < 10; page += 1) {
    const { body }: Json = await v1.ask('GET', `/Messages?pageSize=3${token && `&pageToken=${token}`}`);
    sizes.push(body.messages.length);
    seen.push(...body.messages.map(({ id }: Json) => id));
    token = body.pagination.next;
  }

  expect(sizes).toEqual([3, 3, 1]);
  expect(new Set(seen).size).toBe(7);
});

test('the token of a page gives the same page again, whatever was sent meanwhile', async () => {
  const idsOf = ({ body }: Json): string[] => body.messages.map(({ id }: Json) => id);
  const { body } = await v1.ask('GET', '/Messages?pageSize=2');
  const second = await v1.ask('GET', `/Messages?pageSize=2&pageToken=${body.pagination.next}`);

  const again = await v1.ask('GET', `/Messages?pageSize=2&pageToken=${second.body.pagination.self}`);

  expect(idsOf(again)).toEqual(idsOf(second));
  expect(again.body.pagination).toEqual(second.body.pagination);
});

test('another account sees nothing of it', async () => {
  const list = await call(sandbox, 'GET', '/v1/Messages', { account: otherAccount });
  const [{ id }] = await v1.messages(first);

  const one = await call(sandbox, 'GET', `/v1/Messages/${id}`, { account: otherAccount });

  expect(list.body.messages).toEqual([]);
  expect(one.status).toBe(404);
});

test.each(['bare', 'message_', 'comms_message_'])(
  'a message is found by its identifier in the form %s',
  async (form) => {
    const [{ id }] = await v1.messages(first);
    const bare = id.slice('comms_message_'.length);

    const { body } = await v1.ask('GET', `/Messages/${form === 'bare' ? bare : form + bare}`);

    expect(body.id).toBe(id);
  },
);

test.each(['comms_email_01h9krwprkeee8fzqspvwy6nq8', 'comms_message_01h9krwprkeee8fzqspvwy6nq8', 'x'])(
  '%s leads to no message: 404 in the form of v1',
  async (id) => {
    const { status, body } = await v1.ask('GET', `/Messages/${id}`);

    const infoUrl = 'https://www.twilio.com/docs/errors/20404';
    expect([status, body]).toEqual([404, { errors: [{ code: 20404, message: expect.stringContaining(id), infoUrl }] }]);
    expect((await v1.ask('GET', `/Messages/${id}/Receipts`)).status).toBe(404);
  },
);

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, from, phone, phones } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

const valid = { from, to: [phone('+12065550100')], content: { text: 'Hello' } };
const problemsOf = async (body: unknown): Promise<object[]> => {
  const answer = await call(sandbox, 'POST', '/preview/Messages', { body });
  expect(answer.status).toBe(400);
  return answer.body.errors.map(({ code, field }: { code: number; field: string }) => [field, code]);
};

test('every problem of a request is named at once, by its field in wire form', async () => {
  const body = {
    from: { address: '12', channel: 'pigeon' },
    to: [
      phone('0206 5550100'),
      { address: '+12065550101' },
      { address: '', channel: 'tel' },
      { nothing: 1 },
      { recipients: [phone('+12065550100'), phone('nonsense')] },
    ],
    content: {},
    tags: { long: 'x'.repeat(129) },
    unknown: true,
  };

  const problems = await problemsOf(body);

  expect(new Set(problems.map(String))).toEqual(
    new Set([
      'from.channel,20001',
      'to[0].address,21211',
      'to[1].channel,20001',
      'to[2].address,20001',
      'to[3],20001',
      'to[4].recipients[1].address,21211',
      'content,21602',
      'tags.long,20001',
      'unknown,20001',
    ]),
  );
});

test('a refusal says its first problem at the top, and where each is explained', async () => {
  const answer = await call(sandbox, 'POST', '/preview/Messages', { body: { ...valid, to: [phone('x'), phone('y')] } });

  expect(answer.body).toEqual({
    code: 21211,
    message: 'to[0].address is not a valid phone number in E.164 form (and 1 more: see errors)',
    more_info: 'https://www.twilio.com/docs/errors/21211',
    errors: [
      {
        code: 21211,
        message: 'to[0].address is not a valid phone number in E.164 form',
        more_info: 'https://www.twilio.com/docs/errors/21211',
        field: 'to[0].address',
      },
      expect.objectContaining({ field: 'to[1].address' }),
    ],
  });
});

test.each([
  ['no fields', {}, ['from,20001', 'to,20001', 'content,20001']],
  ['no body', '', ['from,20001', 'to,20001', 'content,20001']],
  ['no recipients', { ...valid, to: [] }, ['to,20001']],
  ['a sender that is no number', { ...valid, from: { address: '+0', channel: 'tel' } }, ['from.address,21212']],
  ['a recipient without a plus', { ...valid, to: [phone('12065550100')] }, ['to[0].address,21211']],
  ['a text that is too long', { ...valid, content: { text: 'x'.repeat(1601) } }, ['content.text,21617']],
  ['an empty text', { ...valid, content: { text: '' } }, ['content,21602']],
  ['a text of another type', { ...valid, content: { text: 5 } }, ['content.text,20001']],
  ['recipients of another type', { ...valid, to: 'all' }, ['to,20001']],
  ['an outcome that is none', { ...valid, tags: { 'sandbox-outcome': 'lost' } }, ['tags.sandbox-outcome,20001']],
])('%s: refused with the field and its code', async (_, body, problems) => {
  expect((await problemsOf(body)).map(String)).toEqual(problems);
});

test('eleven tags are refused', async () => {
  const tags = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`key${index}`, 'value']));

  expect((await problemsOf({ ...valid, tags })).map(String)).toEqual(['tags,20001']);
});

test('10,001 recipients are refused', async () => {
  expect((await problemsOf({ ...valid, to: phones(10_001) })).map(String)).toEqual(['to,20001']);
});

test('nothing is sent when one recipient is refused', async () => {
  await problemsOf({ ...valid, to: [phone('+12065550100'), phone('x')] });

  const list = await call(sandbox, 'GET', '/preview/Messages');
  expect(list.body.messages).toEqual([]);
});

test.each([
  ['{"from":', 'The body is no JSON'],
  ['[]', 'The body is no JSON object'],
  ['null', 'The body is no JSON object'],
])('the body %j is refused', async (body, message) => {
  const answer = await call(sandbox, 'POST', '/preview/Messages', { body });

  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ code: 20001, message });
});

test('a body with a key __proto__ is refused as one with an unknown field', async () => {
  const body = JSON.stringify(valid).replace('{', '{"__proto__":{"isAdmin":true},');

  expect((await problemsOf(body)).map(String)).toEqual(['__proto__,20001']);
});

test('a body of more than 10 MB is refused with 413', async () => {
  const body = JSON.stringify({ ...valid, padding: 'x'.repeat(10_485_760) });

  const answer = await call(sandbox, 'POST', '/preview/Messages', { body });

  expect(answer.status).toBe(413);
});

test('a body of more than 10 MB without a length is refused with 413', async () => {
  const chunk = new TextEncoder().encode('x'.repeat(1_048_576));
  const body = ReadableStream.from(Array.from({ length: 11 }, () => chunk));

  const response = await sandbox.fetch(`${sandbox.url}/preview/Messages`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('AC1:x')}` },
    body,
    duplex: 'half',
  });

  expect(response.status).toBe(413);
});

test.each([
  'page_size=0',
  'page_size=1001',
  'page_size=1.5',
  'page_size=many',
  'page_token=x',
  'page_token=YWZ0ZXI6',
  'start_date=today',
  'channel=pigeon',
  'colour=red',
])('a list with %s is refused, and the parameter is named', async (query) => {
  const answer = await call(sandbox, 'GET', `/preview/Messages?${query}`);

  expect(answer.status).toBe(400);
  expect(answer.body.errors).toMatchObject([{ code: 20001, field: query.split('=')[0] }]);
});

test.each([
  ['GET', '/preview/Messages/message_01h9krwprkeee8fzqspvwy6nq8'],
  ['DELETE', '/preview/Messages/01h9krwprkeee8fzqspvwy6nq8'],
  ['GET', '/preview/Messages/Operations/operation_01h9krwprkeee8fzqspvwy6nq8'],
  ['POST', '/preview/Messages/Operations/nonsense/Cancel'],
  ['GET', '/preview/Messages/%E0%A4%A'],
])('%s %s is answered with 404', async (method, path) => {
  const answer = await call(sandbox, method, path);

  expect(answer.status).toBe(404);
  expect(answer.body.code).toBe(20404);
});

test('an operation without a message of its name is not found as a message', async () => {
  const answer = await call(sandbox, 'GET', '/preview/Messages/operation_01h9krwprkeee8fzqspvwy6nq8');

  expect(answer.status).toBe(404);
});

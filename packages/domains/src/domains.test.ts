import { ApiError, HttpClient, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { Domains } from './index.ts';

interface Sent {
  method: string;
  path: string;
  body: unknown;
}

interface Answering {
  readonly domains: Domains;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    sent.push({
      method: request.method,
      path: request.url.replace('https://comms.twilio.com/preview', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  return { domains: new Domains({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

const since = new Date(Date.UTC(2026, 0, 2));
const at = since.toISOString();
const id = 'domain_01h9krwprkeee8fzqspvwy6nq8';

interface Row {
  readonly name: string;
  readonly call: (domains: Domains) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'createDomain',
    call: async (domains) =>
      await domains.createDomain({ domainName: 'example.com', capabilities: ['links', 'email'] }),
    sent: {
      method: 'POST',
      path: '/Domains',
      body: { domain_name: 'example.com', capabilities: ['links', 'email'] },
    },
  },
  {
    name: 'listDomains',
    call: (domains) => domains.listDomains({ pageSize: 5, pageToken: 'PT' }),
    sent: { method: 'GET', path: '/Domains?page_size=5&page_token=PT', body: undefined },
  },
  {
    name: 'listDomains without a page size',
    call: (domains) => domains.listDomains(),
    sent: { method: 'GET', path: '/Domains', body: undefined },
  },
  {
    name: 'fetchOneDomain',
    call: async (domains) => await domains.fetchOneDomain(id),
    sent: { method: 'GET', path: `/Domains/${id}`, body: undefined },
  },
  {
    name: 'updateDomain',
    call: async (domains) => await domains.updateDomain(id, { isDefault: true, capabilities: ['email'] }),
    sent: { method: 'PATCH', path: `/Domains/${id}`, body: { is_default: true, capabilities: ['email'] } },
  },
  {
    name: 'updateDomain without changes',
    call: async (domains) => await domains.updateDomain(id),
    sent: { method: 'PATCH', path: `/Domains/${id}`, body: undefined },
  },
  {
    name: 'checkDomain',
    call: async (domains) => await domains.checkDomain(id),
    sent: { method: 'POST', path: `/Domains/${id}/Check`, body: undefined },
  },
];

test.each(rows)('$name sends the documented request', async ({ call, sent: expected }) => {
  const { domains, sent } = answering(Response.json({}));

  await call(domains);

  expect(sent).toEqual([expected]);
});

test('checkDomain gives the records with public names, and when each was looked up as a date', async () => {
  const record = { type: 'CNAME', host: 'links.example.com', value: 'a.test', is_verified: true };
  const { domains } = answering(
    Response.json({
      id,
      domain_name: 'example.com',
      parent_domain: null,
      sub_domains: [{ id: 'domain_2', domain_name: 'mail.example.com' }],
      is_default: true,
      capabilities: ['links'],
      dns: [{ ...record, last_verify_attempt_at: at, updated_at: at }],
      status: 'verified',
      created_at: at,
      deleted_at: null,
    }),
  );

  const domain = await domains.checkDomain(id);

  expect(domain).toEqual({
    id,
    domainName: 'example.com',
    parentDomain: null,
    subDomains: [{ id: 'domain_2', domainName: 'mail.example.com' }],
    isDefault: true,
    capabilities: ['links'],
    dns: [
      {
        type: 'CNAME',
        host: 'links.example.com',
        value: 'a.test',
        isVerified: true,
        lastVerifyAttemptAt: since,
        updatedAt: since,
      },
    ],
    status: 'verified',
    createdAt: since,
    deletedAt: null,
  });
  expect(responseOf(domain)?.statusCode).toBe(200);
});

test('listDomains goes on to the next page', async () => {
  const { domains, sent } = answering(
    Response.json({ domains: [{ id: 'domain_2' }], pagination: { next: 'PT2' } }),
    Response.json({ domains: [{ id: 'domain_1' }], pagination: { next: null } }),
  );

  const all = await domains.listDomains().toArray({ limit: 10 });

  expect(all).toEqual([{ id: 'domain_2' }, { id: 'domain_1' }]);
  expect(sent[1]?.path).toBe('/Domains?page_token=PT2');
});

test.each([
  ['updateDomain', (domains: Domains) => domains.updateDomain(id, { isDefault: true })],
  ['checkDomain', (domains: Domains) => domains.checkDomain(id)],
])('%s is made again when its answer is lost, since that changes nothing more', async (_, call) => {
  const { domains, sent } = answering(Response.json({}, { status: 502 }), Response.json({ id }));

  const domain = await call(domains);

  expect(domain.id).toBe(id);
  expect(sent).toHaveLength(2);
});

test('a domain whose answer is lost is not added again, and the error says what to search with', async () => {
  const { domains, sent } = answering(Response.json({}, { status: 502 }));

  const error: unknown = await domains.createDomain({ domainName: 'example.com' }).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ searchFor: { operation: 'domains.listDomains' } });
  expect(sent).toHaveLength(1);
});

test('a domain that was added before is an ApiError with the status 409', async () => {
  const { domains } = answering(Response.json({ code: 20409, message: 'It is there' }, { status: 409 }));

  const error: unknown = await domains.createDomain({ domainName: 'example.com' }).catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error.status).toBe(409);
});

test('an empty identifier is refused before anything is sent', async () => {
  const { domains, sent } = answering(Response.json({}));

  const error: unknown = await domains.checkDomain('').catch((reason: unknown) => reason);

  expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('domainId') });
  expect(sent).toEqual([]);
});

test("the caller's own line is in the stack of a method that failed", async () => {
  const { domains } = answering(Response.json({}, { status: 404 }));
  let stack: string | undefined;
  async function callOfTheUser(): Promise<unknown> {
    return await domains.checkDomain(id);
  }

  try {
    await callOfTheUser();
  } catch (error) {
    stack = error instanceof Error ? error.stack : undefined;
  }

  expect(stack).toContain('checkDomain');
  expect(stack).toContain('callOfTheUser');
});

import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound, type Problem, Refusal, refusal } from '../api/problem.ts';
import { fieldsOf } from '../api/unchecked-fields.ts';
import { checkDomainName } from '../domains/domain-name.ts';
import { removeZone, storedZone, writeZone, type ZoneRecord } from '../domains/fake-zone.ts';

const types: readonly unknown[] = ['A', 'AAAA', 'CNAME', 'MX', 'TXT'];

/** What the DNS of the sandbox holds for a name: a test can put there what the owner of the domain would have set up. */
export function dnsRoutes({ services: { database, dns } }: Receiver): Hono {
  const api = new Hono();

  api.put('/:domain', async ({ req }) => {
    if (dns) throw refusal(409, 'This sandbox asks the real DNS: start it without `dns: real` to set records here');
    const name = readName(req.param('domain'));
    const records = readRecords(await readJson(req));
    database.write(() => writeZone(database, name, records));
    return Response.json({ domain: name, records });
  });

  api.get('/:domain', ({ req }) => {
    const name = readName(req.param('domain'));
    const records = storedZone(database, name);
    if (!records) throw notFound('DNS zone', name);
    return Response.json({ domain: name, records });
  });

  api.delete('/:domain', ({ req }) => {
    const name = readName(req.param('domain'));
    if (!database.write(() => removeZone(database, name))) throw notFound('DNS zone', name);
    return new Response(null, { status: 204 });
  });
  return api;
}

function readName(text: string): string {
  const problems = checkDomainName(text, 'domain');
  if (problems.length > 0) throw new Refusal(400, problems);
  return text.toLowerCase();
}

async function readJson(request: { json(): Promise<unknown> }): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw refusal(400, 'The body is no JSON');
  }
}

/** Fields beside type, host and value are passed over: the `dns` of a domain can be given as it is. */
function readRecords(body: unknown): ZoneRecord[] {
  const list: unknown = fieldsOf(body)['records'];
  if (!Array.isArray(list)) throw new Refusal(400, wrong('records', 'must be a list'));
  const problems: Problem[] = [];
  const records = list.map((item: unknown, index) => {
    const [type, host, value] = ['type', 'host', 'value'].map((name) => fieldsOf(item)[name]);
    const field = `records[${index}]`;
    if (!types.includes(type)) problems.push(wrong(`${field}.type`, `must be one of ${types.join(', ')}`));
    if (typeof host !== 'string' || host === '') problems.push(wrong(`${field}.host`, 'must be a name'));
    if (typeof value !== 'string' || value === '') problems.push(wrong(`${field}.value`, 'must be a text'));
    return { type: String(type), host: String(host).toLowerCase().replace(/\.$/, ''), value: String(value) };
  });
  if (problems.length > 0) throw new Refusal(400, problems);
  return records;
}

function wrong(field: string, message: string): Problem {
  return { code: 20001, field, message: `${field} ${message}` };
}

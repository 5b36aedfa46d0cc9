import type { CheckDomainRequest, Domain } from '@comms/domains';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findResource } from '../resources/resource.ts';
import { isSetUp } from './dns-records.ts';
import { type CheckedRecord, changeDomain, type DomainFields, domainView } from './domain.ts';
import { readFamily } from './domain-family.ts';
import { fakeZone } from './fake-zone.ts';

/** Looks up all records of a domain, and keeps what was found. */
export async function answerCheckDomain(
  { domain_id: id }: Wire<CheckDomainRequest>,
  call: Call,
): Promise<Reply<Wire<Domain>>> {
  const { database, dns } = call.services;
  const asked: DomainFields = JSON.parse(findResource(call, 'domain', id).fields);
  const zone = dns ?? fakeZone(database, asked.domain_name, asked.dns);
  const found = await Promise.all(
    asked.dns.map(async (record) => ({
      record,
      isFound: isSetUp(record, await zone.lookUp(record.type, record.host)),
    })),
  );

  // Others may have changed the domain while DNS was asked.
  const row = findResource(call, 'domain', id);
  const fields: DomainFields = JSON.parse(row.fields);
  const now = new Date(call.services.clock.now()).toISOString();
  const checked = fields.dns.map((record): CheckedRecord => {
    const result = found.find((each) => each.record.type === record.type && each.record.host === record.host);
    if (!result) return record;
    const isSame = result.isFound === record.is_verified;
    return {
      ...record,
      is_verified: result.isFound,
      last_verify_attempt_at: now,
      updated_at: isSame ? record.updated_at : now,
    };
  });
  const changed = database.write(() => changeDomain(call, row, { ...fields, dns: checked }));
  return { status: 200, body: domainView(changed, readFamily(call)) };
}

import type { Domain, DomainCapability, DomainStatus } from '@comms/domains';
import { accountSidOf } from '../account-sid.ts';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import { prefixedId } from '../prefixed-id.ts';
import { changeResource, datesOf, type Owner, type ResourceRow } from '../resources/resource.ts';
import { type DnsRecord, recordsFor } from './dns-records.ts';
import type { Family } from './domain-family.ts';

/** A record, and what was found when it was looked up. */
export interface CheckedRecord extends DnsRecord {
  readonly is_verified: boolean;
  readonly last_verify_attempt_at: string | null;
  readonly updated_at: string;
}

/** The fields of a domain's row. */
export interface DomainFields {
  readonly domain_name: string;
  readonly is_default: boolean;
  readonly capabilities: DomainCapability[];
  readonly dns: CheckedRecord[];
}

/** The records for all that a domain is used for: those that it has stay as they are, others are new. */
export function newRecords(owner: Owner, { domain_name: name, capabilities, dns }: DomainFields): CheckedRecord[] {
  const { seed, clock } = owner.services;
  const now = new Date(clock.now()).toISOString();
  return recordsFor(capabilities, { seed, accountSid: accountSidOf(owner), name }).map(
    (record) =>
      dns.find(({ type, host }) => type === record.type && host === record.host) ?? {
        ...record,
        is_verified: false,
        last_verify_attempt_at: null,
        updated_at: now,
      },
  );
}

/** Changes a domain, within `write`, and says so where all its records are verified by that. */
export function changeDomain(owner: Owner, row: ResourceRow, fields: DomainFields): ResourceRow {
  const before = statusOf(JSON.parse(row.fields));
  if (before !== 'verified' && statusOf(fields) === 'verified') {
    const data = { domain_id: prefixedId('domain', row.id), domain_name: fields.domain_name };
    emitEvent(owner, { type: 'domain.verified', data });
  }
  return changeResource(owner, row, fields);
}

/** A domain as answers show it. */
export function domainView(row: ResourceRow, family: Family): Wire<Domain> {
  const fields: DomainFields = JSON.parse(row.fields);
  const { domain_name, is_default, capabilities, dns } = fields;
  return {
    id: prefixedId('domain', row.id),
    domain_name,
    parent_domain: family.parentOf(domain_name) ?? null,
    sub_domains: family.partsOf(domain_name),
    is_default,
    capabilities,
    dns,
    status: statusOf(fields),
    ...datesOf(row),
  };
}

function statusOf({ dns }: DomainFields): DomainStatus {
  if (dns.length === 0 || dns.some((record) => record.last_verify_attempt_at === null)) return 'pending';
  return dns.every((record) => record.is_verified) ? 'verified' : 'failed';
}

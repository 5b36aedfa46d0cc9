import { createHash } from 'node:crypto';
import type { DomainCapability } from '@comms/domains';

/** A record that the owner of a domain has to set up. */
export interface DnsRecord {
  readonly type: DnsType;
  readonly host: string;
  readonly value: string;
}

/** The types of records that domains need, and that the sandbox knows. */
export type DnsType = 'CNAME' | 'TXT' | 'MX';

/** What the records of a domain are made from: the same seed, account and name give the same values. */
export interface RecordSource {
  readonly seed: number;
  readonly accountSid: string;
  readonly name: string;
}

/** The records that a domain needs for what it is used for. The names they point to end in `.test`: nothing is there. */
export function recordsFor(capabilities: readonly DomainCapability[], source: RecordSource): DnsRecord[] {
  return capabilities.flatMap((capability) => {
    if (capability === 'links') return linkRecords(source);
    return capability === 'email' ? emailRecords(source) : [];
  });
}

function linkRecords(source: RecordSource): DnsRecord[] {
  const { name } = source;
  return [{ type: 'CNAME', host: `links.${name}`, value: `u${hexOf(source)}.links.comms-sandbox.test` }];
}

function emailRecords(source: RecordSource): DnsRecord[] {
  const { name } = source;
  const hex = hexOf(source);
  const target = `u${hex}.mail.comms-sandbox.test`;
  return [
    { type: 'CNAME', host: `s1._domainkey.${name}`, value: `s1.domainkey.${target}` },
    { type: 'CNAME', host: `s2._domainkey.${name}`, value: `s2.domainkey.${target}` },
    { type: 'TXT', host: name, value: `v=spf1 include:${target} ~all` },
    // Where mails that cannot be delivered go back to.
    { type: 'MX', host: `em${Number.parseInt(hex.slice(0, 4), 16)}.${name}`, value: `10 mx.${target}` },
  ];
}

function hexOf({ seed, accountSid, name }: RecordSource): string {
  return createHash('sha256').update(`${seed} ${accountSid} ${name}`).digest('hex').slice(0, 8);
}

/** Whether what was found at a record's host is what it asks for. */
export function isSetUp({ type, value }: DnsRecord, found: readonly string[]): boolean {
  if (type === 'TXT') return isAuthorized(value, found);
  const wanted = targetOf(value);
  return found.some((each) => targetOf(each) === wanted);
}

/** SPF: other senders may stand beside ours in the one text that there may be. */
function isAuthorized(value: string, found: readonly string[]): boolean {
  const policies = found.filter((text) => /^v=spf1( |$)/i.test(text));
  const include = value.split(' ').find((term) => term.startsWith('include:'));
  const [policy] = policies;
  return policies.length === 1 && policy !== undefined && policy.toLowerCase().split(/ +/).includes(`${include}`);
}

/** The name that a record points to: the preference of an MX is its owner's choice, and so is the dot at the end. */
function targetOf(value: string): string {
  return value
    .toLowerCase()
    .replace(/^\d+\s+/, '')
    .replace(/\.$/, '');
}

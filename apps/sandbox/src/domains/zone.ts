import type { DnsRecord } from './dns-records.ts';

/** Where records are looked up. */
export interface Zone {
  /** The values of the records at a host; none where there are none, or nobody answers. */
  lookUp(type: DnsRecord['type'], host: string): Promise<readonly string[]>;
}

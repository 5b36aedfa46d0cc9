import type { Owner } from '../resources/resource.ts';
import { parseDurationMs } from '../time/duration.ts';

/** What holds for all contacts of an account. */
export interface KnownContactSettings {
  readonly auto_create_with: string[];
  readonly auto_validate_addresses: {
    readonly lookup_on_create: string;
    readonly lookup_refresh_interval: string | null;
  };
}

const initial: KnownContactSettings = {
  auto_create_with: [],
  auto_validate_addresses: { lookup_on_create: 'none', lookup_refresh_interval: null },
};

/** Reads what holds for all contacts of an account. */
export function contactSettings({ services: { database }, account }: Owner): KnownContactSettings {
  const kept = database.get<{ settings: string }>('SELECT settings FROM contact_settings WHERE account = ?', account);
  return kept ? JSON.parse(kept.settings) : initial;
}

/** Keeps what holds for all contacts of an account, within `write`. */
export function keepContactSettings({ services: { database }, account }: Owner, settings: KnownContactSettings): void {
  database.run(
    'INSERT INTO contact_settings VALUES (?, ?) ON CONFLICT DO UPDATE SET settings = excluded.settings',
    account,
    JSON.stringify(settings),
  );
}

/** After how long addresses are looked up again; undefined where they are not. */
export function refreshIntervalMs(owner: Owner): number | undefined {
  const { lookup_refresh_interval: interval } = contactSettings(owner).auto_validate_addresses;
  return interval === null ? undefined : readIntervalMs(interval);
}

/** Reads an interval; undefined where it is none, or one that is shorter or longer than anyone waits. */
export function readIntervalMs(text: string): number | undefined {
  const durationMs = Math.round(parseDurationMs(text) ?? 0);
  return durationMs >= shortestMs && durationMs <= longestMs ? durationMs : undefined;
}

const shortestMs = 60_000;
const longestMs = 3_650 * 86_400_000;

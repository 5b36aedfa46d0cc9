/** What newer engines tell of a locale: the time zones of its country. The older of them have a property for it. */
interface LocaleZones {
  getTimeZones?(): readonly string[] | undefined;
  readonly timeZones?: readonly string[] | undefined;
}

const hourMs = 3_600_000;

/**
 * By how much the time in a country, such as `DE`, is ahead of UTC when its clocks show a time; undefined where that is not the
 * same in all of the country, or not known.
 *
 * `localMs` is what the clocks show, as if they were those of UTC.
 */
export function countryOffset(country: string, localMs: number): number | undefined {
  const offsets = new Set(zonesOf(country).map((zone) => offsetAt(zone, localMs)));
  const [offset] = offsets;
  return offsets.size === 1 ? offset : undefined;
}

function zonesOf(country: string): readonly string[] {
  // The compiler's library does not know them yet.
  const locale: LocaleZones = Object(new Intl.Locale(`und-${country}`));
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** The offset of a zone when its clocks show a time: that of the time before a change, where they show it twice or never. */
function offsetAt(zone: string, localMs: number): number {
  const first = zoneOffset(zone, localMs);
  return zoneOffset(zone, localMs - first);
}

/** The offset of a zone at a time in UTC. */
function zoneOffset(zone: string, ms: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(ms);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offset = Number(hours) * hourMs + (Number(minutes) * hourMs) / 60;
  return sign === '-' ? -offset : offset;
}

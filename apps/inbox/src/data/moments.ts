const dayMs = 86_400_000;

// Hundreds of times are written in a second when much happens: `Intl` would take a tenth of a millisecond for each.
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** When something was, as short as it can be told at a time: an hour today, a day before. */
export function shortMoment(iso: string | null | undefined, now: number): string {
  const at = new Date(iso ?? Number.NaN);
  if (Number.isNaN(at.getTime())) return '';
  if (isSameDay(at, new Date(now))) return timeOfDay(at);
  const isNear = Math.abs(now - at.getTime()) < 6 * dayMs;
  if (isNear) return `${weekdayOf(at).slice(0, 3)} ${timeOfDay(at)}`;
  return `${monthOf(at).slice(0, 3)} ${at.getDate()}${yearWhere(at, now)}`;
}

/** When something was, to the millisecond. */
export function exactMoment(iso: string | null | undefined): string {
  const at = new Date(iso ?? Number.NaN);
  if (Number.isNaN(at.getTime())) return '';
  const rest = `${digits(at.getSeconds())}.${digits(at.getMilliseconds(), 3)}`;
  return `${monthOf(at).slice(0, 3)} ${at.getDate()}, ${at.getFullYear()}, ${timeOfDay(at)}:${rest}`;
}

/** The heading above what was sent on one day. */
export function dayHeading(iso: string, now: number): string {
  const at = new Date(iso);
  if (isSameDay(at, new Date(now))) return 'Today';
  if (isSameDay(at, new Date(now - dayMs))) return 'Yesterday';
  return `${dayText(at)}${yearWhere(at, now)}`;
}

/** The day, such as `Tuesday, January 20`. */
export function dayText(at: Date): string {
  return `${weekdayOf(at)}, ${monthOf(at)} ${at.getDate()}`;
}

/** The hour and the minute. */
export function timeOfDay(at: Date): string {
  return `${digits(at.getHours())}:${digits(at.getMinutes())}`;
}

function isSameDay(one: Date, other: Date): boolean {
  return (
    one.getDate() === other.getDate() &&
    one.getMonth() === other.getMonth() &&
    one.getFullYear() === other.getFullYear()
  );
}

function yearWhere(at: Date, now: number): string {
  return at.getFullYear() === new Date(now).getFullYear() ? '' : `, ${at.getFullYear()}`;
}

function monthOf(at: Date): string {
  return months[at.getMonth()] ?? '';
}

function weekdayOf(at: Date): string {
  return weekdays[at.getDay()] ?? '';
}

function digits(value: number, length = 2): string {
  return String(value).padStart(length, '0');
}

/** Fields whose content belongs to the user, or to another API: its names stay as they are. */
const opaque: ReadonlySet<string> = new Set(['content', 'event', 'headers', 'payload', 'tags']);

/** `created_at`, `at`, `now`: fields that hold a moment. */
const moment = /(_at|^at|^now|^next_due|_until)$/;

/** Turns an answer of the control API into what programs work with: names in camelCase, and `Date`s. */
export function readJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [camelCase(name), opaque.has(name) ? field : readField(name, field)]),
  );
}

function readField(name: string, field: unknown): unknown {
  return typeof field === 'string' && moment.test(name) ? new Date(field) : readJson(field);
}

function camelCase(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** The same the other way round, for what is given to it. */
export function writeJson(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(writeJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [snakeCase(name), opaque.has(name) ? field : writeJson(field)]),
  );
}

/** As the control API has it: `accountSid` → `account_sid`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

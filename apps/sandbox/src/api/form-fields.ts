/**
 * Reads a form or a query: repeated names become lists.
 *
 * Fields without a value are kept, since an empty value takes something away; a query has no use for them.
 */
export function readForm(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  if (text === '') return fields;
  const parameters = new URLSearchParams(text);
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    fields[name] = values.length === 1 ? values[0] : values;
  }
  return fields;
}

/** Turns joined names into nested fields: `Timers.Inactive` is the field `Inactive` of `Timers`. */
export function nestFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const nested: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(fields)) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    let place = nested;
    for (const part of path) {
      const inner: Record<string, unknown> = Object.assign(Object.create(null), place[part]);
      place[part] = inner;
      place = inner;
    }
    place[last] = value;
  }
  return nested;
}

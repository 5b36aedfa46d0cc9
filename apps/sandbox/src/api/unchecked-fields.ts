/** The fields of an object of which nothing is known. */
export type UncheckedFields = Readonly<Partial<Record<string, unknown>>>;

/** The fields of what may be an object, or anything: checks look into requests that the contract may find wrong, too. */
export function fieldsOf(value: unknown): UncheckedFields {
  return isObject(value) ? value : {};
}

/** The items of what may be a list, or anything. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether a value has fields. */
export function isObject(value: unknown): value is UncheckedFields {
  return typeof value === 'object' && value !== null;
}

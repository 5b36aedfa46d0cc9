/** Fields whose keys belong to the user. */
const opaque = /* @__PURE__ */ new Set(['tags']);

/** Gives the names in a value the form that these packages use; what is no name stays as it is. */
export function camelCaseNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCaseNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [camelCase(name), opaque.has(name) ? item : camelCaseNames(item)]),
  );
}

function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_+([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

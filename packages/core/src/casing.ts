/** `addressLine1` → `address_line_1`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]|\d+/g, (part, at: number) => (at ? '_' : '') + part.toLowerCase());
}

/** `friendlyName` → `FriendlyName`. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `address_line_1` → `addressLine1`; a leading underscore stays. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_+([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

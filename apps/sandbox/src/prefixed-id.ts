/** An identifier without its prefix, which may be left out in requests. */
export function bareId(prefix: string, id: string): string {
  return id.startsWith(`${prefix}_`) ? id.slice(prefix.length + 1) : id;
}

/** An identifier with its prefix. */
export function prefixedId(prefix: string, id: string): string {
  return `${prefix}_${bareId(prefix, id)}`;
}

/** Numbers that a lookup finds invalid, although their form is right. */
export const invalidNumbers: ReadonlySet<string> = new Set(['+15005550001']);

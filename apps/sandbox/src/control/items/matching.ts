/** Someone at an address, as far as it is shown. */
export interface ShownParty {
  readonly address?: string | null | undefined;
}

/** Whether one of some people is at an address. A plus that nobody encoded has come as a blank. */
export function isAmong(people: readonly (ShownParty | null)[], address: string): boolean {
  const wanted = address.replaceAll(' ', '+').toLowerCase();
  return people.some((person) => person?.address?.toLowerCase() === wanted);
}

/** Whether one of some texts contains another one, in upper or lower case. */
export function isIn(texts: readonly (string | null | undefined)[], part: string): boolean {
  const wanted = part.toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(wanted));
}

/** Whether a one-time code is the one that is asked for; `*` is any. */
export function isCode(code: string | null, wanted: string): boolean {
  return wanted === '*' ? code !== null : code === wanted;
}

/** An address as it was given, with its plus signs. */
export const toAddress =
  "EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> 'address' = replace(?, ' ', '+') COLLATE NOCASE)";

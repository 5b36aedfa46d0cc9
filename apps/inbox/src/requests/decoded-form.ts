/** The fields of a form, in their order. */
export function decodedForm(body: string): [name: string, value: string][] {
  return [...new URLSearchParams(body)];
}

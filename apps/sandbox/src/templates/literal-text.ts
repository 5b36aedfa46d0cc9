/** Writes a text that is no template so that the engine of all sends, which takes it for one, keeps its braces as they are. */
export function literalText(text: string): string {
  return text.replace(/\{[{%]/g, '{{ "$&" }}');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Makes the text of an e-mail of its HTML, as the API does where none is given. Templates in it stay templates. */
export function htmlText(html: string): string {
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/(p|div|h[1-6]|li|tr|table|ul|ol|blockquote)\s*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#x?)?(\w+);/gi, decodeEntity)
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function decodeEntity(whole: string, number: string | undefined, name: string): string {
  if (number === undefined) return entities[name.toLowerCase()] ?? whole;
  const point = Number.parseInt(name, number === '#' ? 10 : 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

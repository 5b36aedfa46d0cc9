/** Elements that are no text for the reader. */
const unseen = /<(head|script|style|title)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<!doctype[^>]*>/gi;

/** Ends of lines, and of paragraphs. */
const lineEnd = /<br\b[^>]*>|<\/(li|tr|div|dt|dd)\s*>/gi;
const paragraphEnd = /<\/(p|h[1-6]|ul|ol|table|blockquote|section|article|header|footer|pre)\s*>|<hr\b[^>]*>/gi;
const listItem = /<li\b[^>]*>/gi;
const cellEnd = /<\/(td|th)\s*>/gi;

/** A link with its page, which a phone has to be told. */
const link = /<a\b[^>]*?\bhref\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)[^>]*>([\s\S]*?)<\/a\s*>/gi;
const image = /<img\b[^>]*?\balt\s*=\s*("[^"]*"|'[^']*')[^>]*>/gi;
const tag = /<\/?[a-z][^>]*>/gi;

/** The parts of a Liquid template that are no text: they may have `<` and `>` in them. */
const liquid = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  reg: '®',
  euro: '€',
};

/**
 * Turns HTML into the text that a phone shows: lines where it has lines, and links with their pages.
 *
 * It may be a Liquid template; what stands for its variables stays.
 */
export function plainText(html: string): string {
  const parts: string[] = [];
  const held = html.replace(liquid, (part) => `\uE000${parts.push(part) - 1}\uE001`);
  const text = held
    .replace(unseen, '')
    // What looks like a line there is none to the reader.
    .replace(/\s+/g, ' ')
    .replace(link, (_, page: string, label: string) => linkText(unquote(page), label))
    .replace(image, (_, alt: string) => unquote(alt))
    .replace(listItem, '\n- ')
    .replace(lineEnd, '\n')
    .replace(paragraphEnd, '\n\n')
    .replace(cellEnd, ' ')
    .replace(tag, '');
  const lines = decodeEntities(text)
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => parts[Number(index)] ?? '');
}

function linkText(page: string, label: string): string {
  const words = label.replace(tag, '').trim();
  const isSame = words === '' || words === page || `mailto:${words}` === page || `tel:${words}` === page;
  return isSame ? words || page : `${label} (${page})`;
}

function unquote(value: string): string {
  return value.replace(/^["']|["']$/g, '');
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

import { attributeOf, htmlParts } from './html-parts.ts';

/** What is written where an element begins, and where it ends. */
const starts: Readonly<Record<string, string>> = { br: '\n', hr: '\n\n', li: '\n- ' };
const line = '\n';
const paragraph = '\n\n';
const ends: Readonly<Record<string, string>> = {
  tr: line,
  div: line,
  dt: line,
  dd: line,
  td: ' ',
  th: ' ',
  p: paragraph,
  h1: paragraph,
  h2: paragraph,
  h3: paragraph,
  h4: paragraph,
  h5: paragraph,
  h6: paragraph,
  ul: paragraph,
  ol: paragraph,
  table: paragraph,
  blockquote: paragraph,
  section: paragraph,
  article: paragraph,
  header: paragraph,
  footer: paragraph,
  pre: paragraph,
};

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
  const { text: held, parts } = holdLiquid(html);
  const tidy = decodeEntities(textOf(held))
    .split('\n')
    .map((each) => each.replace(/ +/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return tidy.replace(/\uE000(\d+)\uE001/g, (_, index: string) => parts[Number(index)] ?? '');
}

/** Puts marks in the place of what is no text of a Liquid template: it may have `<` and `>` in it. */
function holdLiquid(html: string): { readonly text: string; readonly parts: readonly string[] } {
  const parts: string[] = [];
  let text = '';
  let at = 0;
  for (const { index } of html.matchAll(/\{[{%]/g)) {
    if (index < at) continue;
    const end = html.indexOf(html[index + 1] === '%' ? '%}' : '}}', index + 2);
    // A template that is not closed was refused before; nothing more is looked for in it.
    if (end === -1) break;
    text += `${html.slice(at, index)}\uE000${parts.length}\uE001`;
    parts.push(html.slice(index, end + 2));
    at = end + 2;
  }
  return { text: text + html.slice(at), parts };
}

/** A link that is open: its page, and where its label begins. */
interface OpenLink {
  readonly page: string;
  readonly label: number;
}

function textOf(html: string): string {
  const written: string[] = [];
  let link: OpenLink | undefined;
  for (const part of htmlParts(html)) {
    if (part.kind === 'text') {
      // What looks like a line there is none to the reader.
      written.push(part.text.replace(/\s+/g, ' '));
      continue;
    }
    const { name, isEnd, attributes } = part;
    if (name === 'a') {
      if (link) written.push(pageOf(link, written.slice(link.label).join('')));
      const page = isEnd ? undefined : attributeOf(attributes, 'href');
      link = page === undefined ? undefined : { page, label: written.length };
    } else {
      const shown = name === 'img' ? attributeOf(attributes, 'alt') : (isEnd ? ends : starts)[name];
      if (shown !== undefined) written.push(shown);
    }
  }
  return written.join('');
}

/** What a link tells beside its label: nothing where that is the page. */
function pageOf({ page }: OpenLink, label: string): string {
  const words = label.trim();
  if (words === '') return page;
  return [words, `mailto:${words}`, `tel:${words}`].includes(page) ? '' : ` (${page})`;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{1,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

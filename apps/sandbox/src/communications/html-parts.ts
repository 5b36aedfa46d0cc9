/** A part of an HTML document: a tag, or text between tags as it stands there. */
export type HtmlPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly isEnd: boolean; readonly attributes: string };

/** Elements that are no text for the reader: they are left out with all that is in them. */
const unseen = new Set(['head', 'script', 'style', 'title']);

const tagStart = /<(\/?)([a-z][a-z0-9]*)/iy;

/**
 * Takes HTML apart, however broken it is, in one go from its beginning to its end: it comes from requests, so that nothing
 * may be looked for again and again. What is not closed reaches to the end, as browsers have it.
 */
export function* htmlParts(html: string): Generator<HtmlPart> {
  const lower = html.toLowerCase();
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start === -1) {
      yield { kind: 'text', text: html.slice(at) };
      return;
    }
    if (start > at) yield { kind: 'text', text: html.slice(at, start) };
    if (html.startsWith('<!', start)) {
      at = endOf(html, html.startsWith('<!--', start) ? '-->' : '>', start);
      continue;
    }
    tagStart.lastIndex = start;
    const [whole = '', slash = '', name = ''] = tagStart.exec(html) ?? [];
    if (whole === '') {
      yield { kind: 'text', text: '<' };
      at = start + 1;
      continue;
    }
    const isEnd = slash !== '';
    const tag = name.toLowerCase();
    const from = start + whole.length;
    at = tagEnd(html, from);
    yield { kind: 'tag', name: tag, isEnd, attributes: html.slice(from, at - 1) };
    if (!isEnd && unseen.has(tag)) at = endOf(lower, '>', lower.indexOf(`</${tag}`, at));
  }
}

/** The value of an attribute; undefined where it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i');
  const [, double, single, bare] = pattern.exec(attributes) ?? [];
  return double ?? single ?? bare;
}

/** Where what begins at a place is over; the end of all where it is never. */
function endOf(html: string, mark: string, from: number): number {
  const end = from === -1 ? -1 : html.indexOf(mark, from);
  return end === -1 ? html.length : end + mark.length;
}

/** Where a tag is over: a `>` in a quoted value does not end it. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  let before = '';
  for (let at = from; at < html.length; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') {
      return at + 1;
    } else if (before === '=' && (character === '"' || character === "'")) {
      quote = character;
    }
    if (character.trim() !== '') before = character;
  }
  return html.length + 1;
}

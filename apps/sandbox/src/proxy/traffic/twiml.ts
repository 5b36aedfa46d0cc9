/** An instruction of an answer in TwiML. */
export interface Verb {
  /** Such as `Message`. */
  readonly name: string;
  /** What stands in it, without its markup. */
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads the instructions of an answer in TwiML, in order; undefined where it is none. */
export function readTwiml(xml: string): Verb[] | undefined {
  const text = xml.replace(/<!--.*?-->/gs, '').trim();
  if (/^(<\?xml[^>]*\?>\s*)?<Response\s*\/>$/.test(text)) return [];
  const [, content] = /^(?:<\?xml[^>]*\?>\s*)?<Response(?:\s[^>]*)?>(.*)<\/Response>$/s.exec(text) ?? [];
  if (content === undefined) return undefined;
  const verbs = content.matchAll(/<(\w+)(?:\s[^>]*?)?(?:\/>|>(.*?)<\/\1>)/gs);
  return [...verbs].map(([, name = '', inner = '']) => ({ name, text: plainText(inner) }));
}

/** What is written, without the media beside it. */
function plainText(inner: string): string {
  const written = /<Body>(.*?)<\/Body>/s.exec(inner)?.[1] ?? inner.replace(/<(\w+)[^>]*>.*?<\/\1>/gs, '');
  return written
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, '$1')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => characterOf(name) ?? whole)
    .trim();
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

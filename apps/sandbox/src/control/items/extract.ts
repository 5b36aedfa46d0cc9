const aboutCodes = /\b(codes?|otp|pin|passcode|password|verif(y|ication)|one[- ]time|log ?in|sign ?in|2fa)\b/gi;
const likeCode = /(?<![\w+.,$€£/-])(?:\d{4,8}|\d{3}[ -]\d{3})(?![\w%/-]|[.,]\d)/g;

/** What looks like a one-time code in a text that speaks of one: the nearest to where it does. Null where nothing does. */
export function codeIn(text: string): string | null {
  const words = [...text.matchAll(aboutCodes)];
  const distance = ({ index }: RegExpExecArray): number =>
    Math.min(...words.map((word) => Math.abs(word.index - index)));
  const [nearest] = [...text.matchAll(likeCode)].sort((one, other) => distance(one) - distance(other));
  return words.length > 0 && nearest ? nearest[0].replace(/[ -]/, '') : null;
}

/** The web addresses in some content of any shape, each once, in their order. */
export function linksIn(content: unknown): string[] {
  const links = new Set<string>();
  collect(content, links);
  return [...links];
}

function collect(value: unknown, links: Set<string>): void {
  if (typeof value === 'string') {
    for (const [link] of value.matchAll(/https?:\/\/[^\s"'<>\\^`{|}]+/g)) links.add(trimmed(link));
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) collect(part, links);
  }
}

/** Without what ends the sentence, or a pair of brackets, around it. In HTML, `&` is written out. */
function trimmed(link: string): string {
  let text = link.replaceAll('&amp;', '&');
  while (/[.,;:!?*_]$/.test(text) || (text.endsWith(')') && text.split('(').length < text.split(')').length)) {
    text = text.slice(0, -1);
  }
  return text;
}

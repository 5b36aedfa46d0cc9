import { emailItems } from '../control/items/email-items.ts';
import type { Services } from '../services.ts';

/** Links open in a window of their own; the rest is only for e-mails that bring no document along. */
const links = '<base target="_blank">';
const frame = `<!doctype html><meta charset="utf-8">${links}<style>body{margin:16px;font:15px/1.5 system-ui,sans-serif}</style>`;

/** The HTML of an e-mail as a document; undefined where there is no such e-mail, or it has none. */
export function mailDocument(services: Services, id: string): string | undefined {
  const item = emailItems.find(services, id);
  const html = item && 'html' in item ? item.html : undefined;
  if (typeof html !== 'string') return undefined;
  const isDocument = /<(!doctype|html|head|body)\b/i.test(html);
  if (!isDocument) return frame + html;
  // Behind the type of the document, which has to come first.
  const [doctype = ''] = /^\s*(<!--.*?-->\s*)*<!doctype[^>]*>/is.exec(html) ?? [];
  return doctype + links + html.slice(doctype.length);
}

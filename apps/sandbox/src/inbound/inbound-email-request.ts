import { type Problem, Refusal, refusal } from '../api/problem.ts';
import { type OpenAttachment, saneName } from '../emails/email-attachments.ts';
import type { InboundEmail, Mailbox } from './inbound-email.ts';

const names = new Set(['account_sid', 'from', 'to', 'cc', 'reply_to', 'subject', 'text', 'html', 'attachments']);
const emailAddress = /^[^\s@]+@[^\s@]+$/;

/** How many files an e-mail can have. */
const maxAttachments = 50;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an e-mail that is to come in, as JSON.
 *
 * @throws {Refusal} 400 with everything that is wrong with it.
 */
export function readInboundEmail(text: string): { accountSid: string | undefined; email: InboundEmail } {
  const reader = new EmailReader(readObject(text));
  const [from, ...moreFrom] = reader.people('from');
  const [to, ...others] = reader.people('to');
  if (!from) reader.note('from', 'is missing');
  if (moreFrom.length > 0) reader.note('from', 'must be one address');
  if (!to) reader.note('to', 'is missing');
  const content = { text: reader.text('text'), html: reader.text('html') };
  const rest = {
    cc: reader.people('cc'),
    replyTo: reader.people('reply_to'),
    subject: reader.text('subject') ?? '',
    attachments: reader.attachments(),
  };
  const accountSid = reader.text('account_sid');
  reader.finish();
  const nobody = { address: '' };
  return { accountSid, email: { from: from ?? nobody, to: [to ?? nobody, ...others], ...content, ...rest } };
}

function readObject(text: string): Fields {
  try {
    const body: unknown = JSON.parse(text || '{}');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    throw refusal(400, 'The body is no JSON; send an e-mail as a whole with the content type message/rfc822');
  }
  throw refusal(400, 'The body is no JSON object');
}

/** Reads the fields, and collects what is wrong with them. */
class EmailReader {
  readonly #fields: Fields;
  readonly #problems: Problem[] = [];

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  note(field: string, message: string): void {
    const isNoted = this.#problems.some((problem) => problem.field?.startsWith(field));
    if (!isNoted) this.#problems.push({ code: 20001, field, message: `${field} ${message}` });
  }

  text(name: string): string | undefined {
    const value = this.#fields[name];
    if (value === undefined || typeof value === 'string') return value;
    this.note(name, 'must be a text');
    return undefined;
  }

  /** One or several, each as an address, or with a name. */
  people(name: string): Mailbox[] {
    const value = this.#fields[name];
    const isList = Array.isArray(value);
    const items: unknown[] = value === undefined ? [] : isList ? value : [value];
    return items.flatMap((item, index) => {
      const { address, name: called }: Fields = typeof item === 'string' ? { address: item } : Object(item);
      if (typeof address === 'string' && emailAddress.test(address)) {
        return [{ address, ...(typeof called === 'string' && { name: called }) }];
      }
      this.note(isList ? `${name}[${index}]` : name, 'is no e-mail address');
      return [];
    });
  }

  attachments(): OpenAttachment[] {
    const { attachments: value = [] } = this.#fields;
    if (!Array.isArray(value) || value.length > maxAttachments) {
      this.note('attachments', `must be a list of at most ${maxAttachments} files`);
      return [];
    }
    return value.map((item: unknown, index) => {
      const { file_name: fileName, mime_type: mimeType = 'application/octet-stream', content }: Fields = Object(item);
      const isRight = [fileName, mimeType, content].every((each) => typeof each === 'string');
      if (!isRight) this.note(`attachments[${index}]`, 'needs a file_name, and its content in Base64');
      const bytes = Buffer.from(String(content), 'base64');
      return { file_name: saneName(String(fileName)), mime_type: String(mimeType), bytes };
    });
  }

  /** @throws {Refusal} 400 */
  finish(): void {
    for (const name of Object.keys(this.#fields)) if (!names.has(name)) this.note(name, 'is not known here');
    if (this.#problems.length > 0) throw new Refusal(400, this.#problems);
  }
}

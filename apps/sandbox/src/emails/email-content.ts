import type { Media } from '@comms/core';
import type { EmailContent } from '@comms/emails';
import type { Wire } from '../api/wire.ts';
import { hiddenCode } from '../messages/message-content.ts';
import { compileTexts, isTemplate, type Values } from '../templates/liquid.ts';
import type { StoredEmailContent } from './email-request.ts';

/** What a recipient reads. */
export interface EmailTexts {
  readonly subject: string;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
}

/**
 * Takes a send's content apart once, and writes the content of each e-mail from its recipient's variables, as JSON.
 *
 * `attachments` are the files as answers show them.
 */
export function contentWriter(
  content: StoredEmailContent,
  attachments: readonly Wire<Media>[],
): (variables: Values) => string {
  const { content_id: contentId } = content;
  const isSecret = content.otp !== undefined;
  const templates = withoutCode(textsOf(content), content.otp?.code);
  const shared = JSON.stringify({
    ...(contentId !== undefined && { content_id: contentId }),
    default_variables: shownVariables(content),
    attachments,
  });
  // What a stored template says is not known here.
  if (contentId !== undefined && !isSecret) return () => shared;
  const fill = textFiller(templates, content.default_variables);
  const write = (texts: Wire<EmailContent>): string => `${JSON.stringify(texts).slice(0, -1)},${shared.slice(1)}`;
  // Where nothing is to be filled in, all e-mails have the same content.
  if (!isTemplate(JSON.stringify(templates))) {
    const all = write(fill({}));
    return () => all;
  }
  return (variables) => write(fill(isSecret ? { ...variables, code: hiddenCode } : variables));
}

/** What a recipient reads, with the code in it. */
export function deliveredTexts(content: StoredEmailContent, variables: Values): EmailTexts {
  const code = codeOf(content, variables);
  const fill = textFiller(textsOf(content), content.default_variables);
  const texts = fill(code === undefined ? variables : { ...variables, code });
  if (content.content_id === undefined || content.otp) return texts;
  return { ...texts, text: describeTemplate(content.content_id, { ...content.default_variables, ...variables }) };
}

/** The one-time password of an e-mail; undefined where it has none. */
export function codeOf({ otp }: StoredEmailContent, variables: Values): string | undefined {
  return otp && (otp.code ?? variables['code']);
}

/** Fills the texts of one content for many. @throws {Error} where the values make the work of a template too great. */
function textFiller({ subject, text, html }: EmailTexts, forAll: Values = {}): (own: Values) => EmailTexts {
  const fillSubject = compileTexts(subject);
  const fillBody = compileTexts({ ...(text !== undefined && { text }), ...(html !== undefined && { html }) });
  return (own) => ({
    // A line break in a header would begin another one.
    subject: String(fillSubject(own, forAll)).replace(/[\r\n]+/g, ' '),
    ...Object(fillBody(own, forAll)),
  });
}

/** The templates of any content. Stored templates are not kept here: their identifier stands for their subject. */
export function textsOf(content: Omit<StoredEmailContent, 'attachments'>): EmailTexts {
  const { subject, text, html, otp, content_id: contentId } = content;
  const usual = otp ? 'Your code' : (contentId ?? '');
  const body = otp && text === undefined && html === undefined ? '{{ code }}' : text;
  return { subject: subject ?? usual, text: body, html };
}

/** A code that was written out is no more to be seen than one that is filled in. */
function withoutCode({ subject, text, html }: EmailTexts, code: string | undefined): EmailTexts {
  if (code === undefined) return { subject, text, html };
  const hide = (template: string): string => template.replaceAll(code, hiddenCode);
  return { subject: hide(subject), text: text && hide(text), html: html && hide(html) };
}

function shownVariables({ default_variables: variables = {}, otp }: StoredEmailContent): Values {
  return otp && 'code' in variables ? { ...variables, code: hiddenCode } : variables;
}

function describeTemplate(contentId: string, values: Values): string {
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  return [`The stored template ${contentId}, filled with:`, ...lines].join('\n');
}

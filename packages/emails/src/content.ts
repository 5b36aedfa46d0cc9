import type { Media, MediaById, OneTimePassword, Variables } from '@comms/core';

/** A file whose bytes are in the request. Its form is inferred. */
export interface InlineAttachment {
  /**
   * The bytes, in base64.
   *
   * @minLength 1
   */
  content: string;
  /**
   * The name that the recipient sees: without a path.
   *
   * @minLength 1
   * @maxLength 255
   * @example "invoice.pdf"
   */
  fileName: string;
  /**
   * @maxLength 255
   * @pattern ^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?[A-Za-z0-9-]+=[A-Za-z0-9_.+-]+)*$
   * @example "application/pdf"
   */
  mimeType: string;
}

/** A file to send along: one that was uploaded before, or one whose bytes are given. */
export type EmailAttachmentInput = MediaById | InlineAttachment;

/** Content that you write: a text, HTML or both, and files. */
export interface EmailContentInput {
  /**
   * A Liquid template, as the text and the HTML are: filled with each recipient's variables.
   *
   * @minLength 1
   * @maxLength 998
   * @example "Your order {{ order }}"
   */
  subject: string;
  /** What mail programs show that show no HTML. */
  text?: string | undefined;
  html?: string | undefined;
  /** @maxItems 100 */
  attachments?: EmailAttachmentInput[] | undefined;
  /** Values for variables that a recipient does not have. */
  defaultVariables?: Variables | undefined;
}

/** Content with a one-time password. Its fields are inferred: the reference names only the variant. */
export interface OTPEmailContentInput {
  otp: OneTimePassword;
  /**
   * @minLength 1
   * @maxLength 998
   * @default "Your code"
   */
  subject?: string | undefined;
  /**
   * The text around the code, with `{{ code }}` in its place.
   *
   * @default the code alone, where there is no HTML either
   */
  text?: string | undefined;
  /** The HTML around the code, with `{{ code }}` in its place. */
  html?: string | undefined;
  defaultVariables?: Variables | undefined;
}

/** A stored content template. */
export interface EmailContentTemplateInput {
  /** @pattern ^HX[0-9a-fA-F]{32}$ */
  contentId: string;
  defaultVariables?: Variables | undefined;
}

/** What is sent: told apart by `otp` and `contentId`. */
export type SendEmailsRequestContent = EmailContentInput | OTPEmailContentInput | EmailContentTemplateInput;

/** The content of an email, as the resource shows it: filled with its recipient's variables, and without codes. */
export interface EmailContent {
  subject?: string | null | undefined;
  text?: string | null | undefined;
  html?: string | null | undefined;
  defaultVariables?: Variables | null | undefined;
  /** The files; those whose bytes were in the request have no `id`. */
  attachments?: Media[] | null | undefined;
  /** The stored template that was sent. Inferred. */
  contentId?: string | null | undefined;
}

/** A file to send along, whose bytes are in the request. */
export interface EmailAttachment {
  /**
   * The name that the recipient sees: without a path.
   *
   * @minLength 1
   * @maxLength 255
   * @example "invoice.pdf"
   */
  filename: string;
  /**
   * @maxLength 255
   * @pattern ^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?[A-Za-z0-9-]+=[A-Za-z0-9_.+-]+)*$
   * @example "application/pdf"
   */
  contentType: string;
  /**
   * The bytes, in base64.
   *
   * @minLength 1
   */
  content: string;
}

/** What is sent. Subject, text and HTML are Liquid templates, filled with each recipient's variables. */
export interface EmailHtmlContent {
  /**
   * @minLength 1
   * @maxLength 998
   * @example "Your order {{ order }}"
   */
  subject: string;
  html: string;
  /**
   * What mail programs show that show no HTML.
   *
   * @default made of the HTML
   */
  text?: string | undefined;
  /** The whole request may have at most 5 MB. */
  attachments?: EmailAttachment[] | undefined;
}

/** The content of an email, as the resource shows it: filled with its recipient's variables. */
export interface EmailContent {
  subject?: string | null | undefined;
  html?: string | null | undefined;
  text?: string | null | undefined;
  attachments?: EmailContentAttachment[] | null | undefined;
}

/** A file of an email, as the resource shows it. */
export interface EmailContentAttachment {
  filename?: string | null | undefined;
  contentType?: string | null | undefined;
  /** The bytes, in base64; they may be left out. */
  content?: string | null | undefined;
}

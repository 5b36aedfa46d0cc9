import type { Tags } from '@comms/core';
import type { EmailAddressee } from '@comms/emails';
import type { WireSender } from '../addressing/open-sender.ts';
import type { Wire } from '../api/wire.ts';
import type { Values } from '../templates/liquid.ts';

/** What the operation of a send of e-mails keeps: its request without the recipients, and with all else looked up. */
export interface EmailRequest {
  readonly from?: WireSender | undefined;
  readonly content: StoredEmailContent;
  readonly reply_to?: readonly Wire<EmailAddressee>[] | undefined;
  readonly cc?: readonly Wire<EmailAddressee>[] | undefined;
  readonly bcc?: readonly Wire<EmailAddressee>[] | undefined;
  readonly tags?: Tags | undefined;
}

/** The content of a send in any of its forms; the bytes of files are kept apart. */
export interface StoredEmailContent {
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly otp?: { readonly code?: string | undefined; readonly code_length?: number | undefined } | undefined;
  readonly content_id?: string | undefined;
  readonly default_variables?: Values | undefined;
  readonly attachments?: readonly StoredAttachment[] | undefined;
}

/** A file that goes along, without its bytes. */
export interface StoredAttachment {
  /** The number of the row with its bytes. */
  readonly attachment: number;
  readonly file_name: string;
  readonly mime_type: string;
  readonly file_size: number;
  /** The media file that it is. */
  readonly media_id?: string | undefined;
}

/** Reads what an operation has kept. */
export function readEmailRequest(text: string): EmailRequest {
  return JSON.parse(text);
}

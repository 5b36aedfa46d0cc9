import type { DeliveryRow } from '../deliveries/delivery.ts';
import { type DeliveryProblem, problemsOfDelivery } from '../deliveries/delivery-view.ts';

/** Why an e-mail did not arrive. */
export type EmailProblem = DeliveryProblem;

/** What is kept of an e-mail that a real server refused. */
export interface EmailDetails {
  /** The server's own words. */
  readonly smtp_reply?: string | undefined;
}

/** Where the replies of SMTP servers are explained: three digits are none of the vendor's codes. */
const smtpReplies = 'https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3';

/** Why an e-mail failed or was not delivered, in the words of the server where one has refused it. */
export function problemsOfEmail(row: DeliveryRow): { readonly errors?: readonly EmailProblem[] } {
  const { errors } = problemsOfDelivery(row);
  if (!errors) return {};
  const { smtp_reply: reply }: EmailDetails = row.details === null ? {} : JSON.parse(row.details);
  return {
    errors: errors.map(({ code, message, more_info }) => ({
      code,
      message: reply ?? message,
      more_info: code < 1000 ? smtpReplies : more_info,
    })),
  };
}

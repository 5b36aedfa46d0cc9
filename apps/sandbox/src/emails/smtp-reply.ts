/** Why a server did not take an e-mail. */
export interface SmtpRefusal {
  /** The three digits of its reply. */
  readonly code: number;
  /** The whole reply. */
  readonly reply: string;
}

/** Where nodemailer's failures lie with the way to the server, and not with the e-mail. */
const onTheWay: ReadonlySet<unknown> = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'EPROTOCOL',
  'EPROXY',
]);

/** The reply of a server that takes nothing at all now. */
const notAvailable = 421;

/** Whether a failure says nothing about the e-mail: the server could not be reached, or was lost on the way. */
export function isUnreachable(failure: unknown): boolean {
  const { code, responseCode } = fieldsOf(failure);
  return responseCode === notAvailable || (responseCode === undefined && onTheWay.has(code));
}

/** What a failure says about the e-mail; the reply for anything that cannot be sent where no server has spoken. */
export function refusalIn(failure: unknown): SmtpRefusal {
  const { responseCode, response, message } = fieldsOf(failure);
  const code = typeof responseCode === 'number' ? responseCode : 554;
  return { code, reply: firstText(response, message) ?? `${code} refused` };
}

/** Why a server that took an e-mail for others did not take it for one recipient; undefined where it did. */
export function refusalOfRecipient(answer: unknown, recipient: string): SmtpRefusal | undefined {
  const { rejectedErrors } = fieldsOf(answer);
  const all: readonly unknown[] = Array.isArray(rejectedErrors) ? rejectedErrors : [];
  const own = all.find((each) => fieldsOf(each)['recipient'] === recipient);
  return own === undefined ? undefined : refusalIn(own);
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find((value) => typeof value === 'string' && value !== '')?.toString();
}

function fieldsOf(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return {};
  // Errors keep their message where a spread does not look.
  return { ...value, ...(value instanceof Error && { message: value.message }) };
}

import type { Problem } from '../api/problem.ts';

/** What is remembered of a request and its answer. */
export interface RequestRecord {
  /** Counts on with every request. */
  readonly place: number;
  /** As in the header `Twilio-Request-Id`. */
  readonly id: string;
  /** When it came in, by the sandbox's clock. */
  readonly at: number;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: RecordedBody;
  /** The number of the account's row; 0 where it is not known. */
  account: number;
  operation: string | null;
  family: string | null;
  fidelity: number;
  /** The identifier of the fault that hit it. */
  fault: string | null;
  problems: readonly Problem[];
  /** Null until it is answered, and where the connection was cut instead. */
  status: number | null;
  durationMs: number;
  answerHeaders: Readonly<Record<string, string>>;
  answerBody: RecordedBody;
}

/** A body, or the beginning of one. */
export interface RecordedBody {
  readonly text: string;
  readonly isCut: boolean;
}

/** How much of a body is remembered, in characters. */
const maxLength = 65_536;

/** No body. */
export const noBody: RecordedBody = { text: '', isCut: false };

/** What is remembered of a text. */
export function recordText(text: string): RecordedBody {
  if (text.length <= maxLength) return { text, isCut: false };
  // A part of a text would keep all of it in memory: this copies it.
  return { text: Buffer.from(text.slice(0, maxLength)).toString(), isCut: true };
}

/** What is remembered of bytes: nothing of files. */
export function recordBytes(bytes: Buffer, contentType: string): RecordedBody {
  if (!/json|text|form-urlencoded/.test(contentType))
    return { text: `(${bytes.length} bytes)`, isCut: bytes.length > 0 };
  return { text: bytes.toString('utf8', 0, maxLength), isCut: bytes.length > maxLength };
}

import { type Problem, Refusal } from '../api/problem.ts';

/** The most bytes that a file may have. */
export const maxFileBytes = 16_777_216;

/** What a request may have beside its file. */
const maxFieldBytes = 65_536;

/** The most bytes that a request with a file may have: base64 makes four of three. */
export const maxUploadBytes: number = Math.ceil(maxFileBytes / 3) * 4 + maxFieldBytes;

/** The refusal of a file that is too large. */
export function fileTooLarge(field: string): Refusal {
  const message = `${field} has more than ${maxFileBytes} bytes, the most that a file may have`;
  const problem: Problem = { code: 20413, field, message };
  return new Refusal(413, problem);
}

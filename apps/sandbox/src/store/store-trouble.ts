import { type Refusal, refusal } from '../api/problem.ts';

/** What SQLite reports, by its primary codes, and what there is to do. */
const troubles: Readonly<Record<number, { readonly status: number; readonly message: string }>> = {
  8: {
    status: 500,
    message: 'The data file may not be written to any more: nothing was kept. Allow it, and try again',
  },
  10: {
    status: 500,
    message: 'The disk failed: nothing was kept. See to it that the data file can be read and written',
  },
  11: {
    status: 500,
    message: 'The data file is damaged: nothing was kept. Stop the sandbox, and go back to a copy of it',
  },
  13: { status: 507, message: 'The disk is full: nothing was kept. Make room, and try again' },
  26: {
    status: 500,
    message: 'The data file is damaged: nothing was kept. Stop the sandbox, and go back to a copy of it',
  },
};

/** The same, as the system reports it of snapshots and other files beside the data file. */
const systemTroubles: Readonly<Record<string, number>> = {
  ENOSPC: 13,
  EDQUOT: 13,
  EFBIG: 10,
  EIO: 10,
  EACCES: 8,
  EPERM: 8,
  EROFS: 8,
};

/** What an error of the data file is to the client; undefined where it is none. */
export function storeTrouble(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errcode, code = '', syscall }: { errcode?: number; code?: string; syscall?: string } = Object(error);
  // A socket may be refused with the same words.
  const known = errcode ?? (syscall === 'connect' ? undefined : systemTroubles[code]);
  const trouble = known === undefined ? undefined : troubles[known & 0xff];
  return trouble && refusal(trouble.status, trouble.message);
}

import type { Owner } from '../resources/resource.ts';

/** What went wrong while people called and wrote. */
export interface LogEntry {
  readonly code: number;
  readonly message: string;
  readonly serviceSid?: string | undefined;
  readonly sessionSid?: string | undefined;
}

/** The codes that no request is refused with, in words. */
const messages: Readonly<Record<number, string>> = {
  80614: 'There is no partner yet whom the participant could reach.',
  80624: 'The pool is nearly full.',
  80901: 'A message that asks to stop or to start messages is not handed on.',
  80902: 'There is no session of this person with this number, and nobody is to be asked.',
  80903: 'The session of this person with this number is closed, and nobody is to be asked.',
  80904: 'The session of this person with this number has expired, and nobody is to be asked.',
  80908: 'The callback URL was not reached, or has not answered with a success.',
  80909: 'The intercept callback URL has answered with 403: the contact was dropped.',
  80910: 'The session is for calls only: the message was dropped.',
  80911: 'The session is for messages only: the call was dropped.',
  80913: 'The out-of-session callback URL was not reached, or has not answered with a success.',
};

/** Notes what went wrong, within `write`. */
export function logProblem({ services, account }: Owner, { code, message, serviceSid, sessionSid }: LogEntry): void {
  services.database.run(
    'INSERT INTO proxy_log (account, code, message, service_sid, session_sid, at) VALUES (?, ?, ?, ?, ?, ?)',
    account,
    code,
    message,
    serviceSid ?? null,
    sessionSid ?? null,
    services.clock.now(),
  );
}

/** Notes a code whose words are known, within `write`. */
export function logCode(owner: Owner, code: number, place: Pick<LogEntry, 'serviceSid' | 'sessionSid'>): void {
  logProblem(owner, { ...place, code, message: messages[code] ?? '' });
}

import type { Problem } from '../api/problem.ts';
import { maskBody, maskHeaders, maskTarget } from './mask-secrets.ts';
import type { RecordedBody, RequestRecord } from './request-record.ts';

/** A request as the control API shows it, in lists. */
export interface RequestView {
  readonly id: string;
  readonly account_sid: string | null;
  readonly at: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly operation: string | null;
  readonly family: string | null;
  /** Null where the connection was cut. */
  readonly status: number | null;
  readonly duration_ms: number;
  readonly fidelity: number;
  readonly fault: string | null;
  readonly problems: readonly Problem[];
}

/** The same with what was sent and answered; secrets are hidden. */
export interface WholeRequestView extends RequestView {
  readonly request: PartView;
  readonly response: PartView;
}

interface PartView {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly is_cut: boolean;
}

export function requestView(record: RequestRecord, accountSid: string | null): RequestView {
  const { path, query } = maskTarget(record.target);
  return {
    id: record.id,
    account_sid: accountSid,
    at: new Date(record.at).toISOString(),
    method: record.method,
    host: String(record.headers['x-twilio-sandbox-host'] ?? record.headers['host'] ?? ''),
    path,
    query,
    operation: record.operation,
    family: record.family,
    status: record.status,
    duration_ms: Math.round(record.durationMs * 1000) / 1000,
    fidelity: record.fidelity,
    fault: record.fault,
    problems: record.problems.map(({ code, message, field = '' }) => ({ code, message, field })),
  };
}

export function wholeRequestView(record: RequestRecord, accountSid: string | null): WholeRequestView {
  return {
    ...requestView(record, accountSid),
    request: partView(record.headers, record.body),
    response: partView(record.answerHeaders, record.answerBody),
  };
}

function partView(headers: RequestRecord['headers'], { text, isCut }: RecordedBody): PartView {
  return { headers: maskHeaders(headers), body: maskBody(text), is_cut: isCut };
}

/** One thing that is wrong with a request. */
export interface Problem {
  readonly code: number;
  readonly message: string;
  /** The field in its wire form, such as `to[0].address`; empty for the request as a whole. */
  readonly field?: string | undefined;
}

/** Thrown to refuse a request: becomes the answer's status and body. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly problems: readonly Problem[];
  readonly headers: Readonly<Record<string, string>>;
  /** The answer, where it is not in the way of its API family. */
  readonly body: object | undefined;

  constructor(
    status: number,
    problems: Problem | readonly Problem[],
    headers: Readonly<Record<string, string>> = {},
    body?: object,
  ) {
    const all = [problems].flat();
    super(all[0]?.message ?? 'The request was refused');
    this.status = status;
    this.problems = all;
    this.headers = headers;
    this.body = body;
  }
}

/** The vendor's general codes, by status. */
const generalCodes: Readonly<Record<number, number>> = {
  400: 20001,
  401: 20003,
  403: 20004,
  404: 20404,
  409: 20409,
  413: 20413,
  421: 20421,
  429: 20429,
  500: 20500,
  501: 20501,
  503: 20503,
  507: 20507,
};

/** The vendor's general code for a status. */
export function generalCode(status: number): number {
  return generalCodes[status] ?? (status < 500 ? 20001 : 20500);
}

/** Where the vendor explains a code. */
export function moreInfo(code: number): string {
  return `https://www.twilio.com/docs/errors/${code}`;
}

/** The body of a refusal, in the way of its API family: that of the preview where none is known. */
export function refusalBody({ status, problems, message, body }: Refusal, family = 'commsPreview'): object {
  if (body) return body;
  const [first, ...others] = problems;
  const code = first?.code ?? generalCode(status);
  if (family === 'conversationsV1' || family === 'proxyV1') return { code, message, more_info: moreInfo(code), status };
  if (family === 'conversationsV2') {
    const params = { ...(first?.field && { field: first.field }), twilioErrorCodeUrl: moreInfo(code) };
    return { code, httpStatusCode: status, message, userError: status < 500, params };
  }
  if (family === 'commsV1') return { errors: problemsV1(problems.length > 0 ? problems : [{ code, message }]) };
  // Its first problem stands at the top, and all of them in `errors`.
  return {
    code,
    message: others.length > 0 ? `${message} (and ${others.length} more: see errors)` : message,
    more_info: moreInfo(code),
    errors: problems.map((problem) => ({
      code: problem.code,
      message: problem.message,
      more_info: moreInfo(problem.code),
      field: problem.field ?? '',
    })),
  };
}

/** Problems as today's v1 writes them: where each of them is, as a path of JSON. */
function problemsV1(problems: readonly Problem[]): object[] {
  return problems.map(({ code, message, field }) => ({
    code,
    message,
    infoUrl: moreInfo(code),
    ...(field && { context: `$.${field}` }),
  }));
}

/** What the refusals have in common that need no more than a status and a sentence. */
export function refusal(status: number, message: string, headers?: Readonly<Record<string, string>>): Refusal {
  return new Refusal(status, { code: generalCode(status), message }, headers);
}

/** The refusal for an identifier that leads to nothing. */
export function notFound(what: string, id: string): Refusal {
  return refusal(404, `The ${what} ${JSON.stringify(id.slice(0, 100))} was not found`);
}

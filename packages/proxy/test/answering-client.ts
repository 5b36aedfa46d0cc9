import { HttpClient } from '@comms/core';
import { ProxyV1 } from '../src/proxy-v1.ts';

/** A request as a test compares it. */
export interface Sent {
  readonly method: string;
  /** Path and query below the base URL. */
  readonly path: string;
  readonly form: readonly (readonly [string, string])[];
}

/** The product's client, and what it has sent. */
export interface Answering {
  readonly proxy: ProxyV1;
  readonly sent: readonly Sent[];
}

export const baseURL = 'https://proxy.twilio.com/v1';

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
export function answering(...answers: readonly object[]): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? {};
    const form = [...new URLSearchParams(await request.text())];
    sent.push({ method: request.method, path: request.url.replace(baseURL, ''), form });
    return answer instanceof Response ? answer.clone() : Response.json(answer);
  };
  const httpClient = new HttpClient({ fetcher });
  return { proxy: new ProxyV1({ security: { username: 'AC1', password: 'x' }, httpClient }), sent };
}

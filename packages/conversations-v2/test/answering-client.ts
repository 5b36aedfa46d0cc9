import { HttpClient } from '@comms/core';
import { ConversationsV2 } from '../src/conversations-v2.ts';

/** A request as a test compares it. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** The product's client, and what it has sent. */
export interface Answering {
  readonly conversations: ConversationsV2;
  readonly sent: readonly Sent[];
  /** The `Idempotency-Key` of each request. */
  readonly keys: readonly (string | null)[];
}

/** The product's client before a server that gives one answer after the other, and the last one again and again. */
export function answering(...answers: [Response, ...Response[]]): Answering {
  const sent: Sent[] = [];
  const keys: (string | null)[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)] ?? answers[0];
    const text = await request.text();
    keys.push(request.headers.get('idempotency-key'));
    sent.push({
      method: request.method,
      path: request.url.replace('https://conversations.twilio.com/v2', ''),
      body: text ? JSON.parse(text) : undefined,
    });
    return answer.clone();
  };
  const httpClient = new HttpClient({ fetcher });
  const security = { username: 'AC1', password: 'x' };
  return { conversations: new ConversationsV2({ security, httpClient }), sent, keys };
}
